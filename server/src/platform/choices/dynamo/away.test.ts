import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type DynamoRegion,
  dynamoHere,
  openDynamoRegion,
  replicate,
} from '../../../../test/stand-ins/dynamo.ts';
import { useFakeCredentials } from '../../../../test/stand-ins/fake-credentials.ts';
import { type Front, openFront, passOn } from '../../../../test/stand-ins/region-front.ts';
import { answerError } from '../../../http/entrance.ts';
import type { Choices } from '../../platform.ts';
import { choicesTable, openChoicesOver } from './dynamo.fixtures.ts';

const noon = new Date('2026-11-03T12:00:00Z');
const tomorrow = new Date('2026-11-04T12:00:00Z');
const clock = () => noon;
/** Short where every wait for a region is a wait of the test, but for a slow machine. */
const hastyMs = 1_500;
const patientMs = 5_000;

describe.skipIf(!dynamoHere)('Choices in two regions (skipped without the stand-in)', () => {
  let primary: DynamoRegion;
  let secondary: DynamoRegion;
  let choices: Choices & { close: () => Promise<void> };

  const open = (limitMs: number) =>
    openChoicesOver({ primary: primary.endpoint, secondary: secondary.endpoint }, clock, limitMs);

  beforeEach(async () => {
    useFakeCredentials();
    primary = await openDynamoRegion(choicesTable);
    secondary = await openDynamoRegion(choicesTable);
    choices = open(patientMs);
  });
  afterEach(async () => {
    await choices.close();
    await Promise.all([primary.close(), secondary.close()]);
    vi.unstubAllEnvs();
  });

  const backInPrimary = (key: string, version: number) =>
    vi.waitUntil(
      async () => {
        const before = primary.heard();
        expect((await choices.get(key))?.version).toBe(version);
        return primary.heard() > before;
      },
      { timeout: 20_000, interval: 50 },
    );

  test.each([
    ['gone', patientMs, () => primary.goAway()],
    ['frozen', hastyMs, async () => primary.freeze()],
    ['out of capacity', patientMs, async () => primary.throttle()],
  ])('outlive a primary that is %s, and what they were then', async (_, limitMs, fallIll) => {
    await choices.close();
    choices = open(limitMs);
    expect(await choices.put('b', 'one', 0, tomorrow)).toEqual({ version: 1 });
    await replicate(primary, secondary);
    await fallIll();
    expect(await choices.get('b')).toEqual({ value: 'one', version: 1 });
    expect(await choices.put('b', 'two', 1, tomorrow)).toEqual({ version: 2 });
    expect(await choices.put('c', 'new', 0, tomorrow)).toEqual({ version: 1 });
    expect(await choices.put('b', 'old', 1, tomorrow)).toBe('conflict');

    await primary.recover();
    await backInPrimary('b', 2); // which has heard of neither: what we wrote is still found
    expect(await choices.get('c')).toEqual({ value: 'new', version: 1 });
    expect(await choices.put('b', 'three', 2, tomorrow)).toEqual({ version: 3 });

    await replicate(secondary, primary);
    await backInPrimary('b', 3);
    const asked = secondary.heard();
    expect(await choices.put('b', 'four', 3, tomorrow)).toEqual({ version: 4 });
    expect(await choices.get('b')).toEqual({ value: 'four', version: 4 });
    expect(secondary.heard()).toBe(asked);
  });

  test('are said to be away for now when both regions are, and come back', async () => {
    await choices.put('b', 'one', 0, tomorrow);
    await Promise.all([primary.goAway(), secondary.goAway()]);
    for (const ask of [
      () => choices.get('b'),
      () => choices.put('b', 'two', 1, tomorrow),
      () => choices.remove('b', 1),
    ]) {
      const error = await ask().then(
        () => undefined,
        (thrown: unknown) => thrown as Error,
      );
      const answer = answerError(pino({ level: 'silent' }), error ?? new Error('none'), 'id');
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    await Promise.all([primary.recover(), secondary.recover()]);
    await replicate(primary, secondary);
    expect(await choices.get('b')).toEqual({ value: 'one', version: 1 });
  });

  test('call nothing a conflict while they cannot know', async () => {
    await choices.put('b', 'one', 0, tomorrow);
    await replicate(primary, secondary);
    await choices.put('b', 'two', 1, tomorrow); // of which the secondary has not heard
    primary.loseAnswers();
    await expect(choices.put('b', 'three', 2, tomorrow)).rejects.toThrow('known only');
    await primary.recover();
    await backInPrimary('b', 3);
  });

  describe('when an answer is lost', () => {
    let leaky: Front;
    let patient: Choices & { close: () => Promise<void> };
    let meanwhile: () => Promise<unknown>;

    beforeEach(async () => {
      meanwhile = () => Promise.resolve();
      leaky = await openFront(async (asked, body) => {
        const answer = await passOn(primary.endpoint, asked, body);
        await meanwhile();
        return answer;
      });
      patient = openChoicesOver({ primary: leaky.url, secondary: primary.endpoint }, clock);
      await choices.put('b', 'one', 0, tomorrow);
      leaky.loseAnswers();
    });
    afterEach(async () => {
      await patient.close();
      await leaky.close();
    });

    test('know their own write again', async () => {
      expect(await patient.put('b', 'two', 1, tomorrow)).toEqual({ version: 2 });
      expect(await choices.get('b')).toEqual({ value: 'two', version: 2 });
    });

    test('know it even under the writes of others', async () => {
      meanwhile = async () => {
        meanwhile = () => Promise.resolve();
        await choices.put('b', 'three', 2, tomorrow);
        await choices.remove('b', 3);
      };
      expect(await patient.put('b', 'two', 1, tomorrow)).toEqual({ version: 2 });
      expect(await choices.get('b')).toBeUndefined();
    });

    test('know their own removal again', async () => {
      expect(await patient.remove('b', 1)).toBe(true);
      expect(await choices.get('b')).toBeUndefined();
    });

    test('do not take the write of another for theirs', async () => {
      await choices.put('b', 'two', 1, tomorrow);
      expect(await patient.put('b', 'mine', 1, tomorrow)).toBe('conflict');
      expect(await patient.remove('b', 1)).toBe(false);
      expect(await choices.get('b')).toEqual({ value: 'two', version: 2 });
    });
  });
});
