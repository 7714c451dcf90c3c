import type { BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dynamoHere, openDynamoRegion } from '../../../test/stand-ins/dynamo.ts';
import { useFakeCredentials } from '../../../test/stand-ins/fake-credentials.ts';
import { openFront, passOn } from '../../../test/stand-ins/region-front.ts';
import { isTransient } from '../transient.ts';
import { choicesContract } from './choices.contract.ts';
import { choicesTable, openChoicesOver } from './dynamo/dynamo.fixtures.ts';

const noon = new Date('2026-11-03T12:00:00Z');
const tomorrow = new Date('2026-11-04T12:00:00Z');
const clock = () => noon;

beforeEach(useFakeCredentials);
afterEach(() => vi.unstubAllEnvs());

if (dynamoHere) {
  choicesContract('DynamoDB', async (start) => {
    let now = start;
    const region = await openDynamoRegion(choicesTable);
    // Replication that takes no time, so that a slow machine changes nothing.
    const endpoints = { primary: region.endpoint, secondary: region.endpoint };
    const choices = openChoicesOver(endpoints, () => now);
    const another = openChoicesOver(endpoints, () => now);
    return {
      choices,
      another,
      setTime: (time) => (now = time),
      close: async () => {
        await choices.close();
        await another.close();
        await region.close();
      },
    };
  });
}

describe.skipIf(!dynamoHere)('DynamoDB (skipped where its stand-in has no program)', () => {
  async function withRegion(
    work: (region: Awaited<ReturnType<typeof openDynamoRegion>>) => Promise<void>,
  ): Promise<void> {
    const region = await openDynamoRegion(choicesTable);
    await work(region).finally(() => region.close());
  }

  test('is found where the SDK’s own variable says', () =>
    withRegion(async (region) => {
      vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', region.endpoint);
      const choices = openChoicesOver(undefined, clock);
      expect(await choices.put('b', 'x', 0, tomorrow)).toEqual({ version: 1 });
      expect(await choices.get('b')).toEqual({ value: 'x', version: 1 });
      expect(region.heard()).toBe(2);
      await choices.close();
    }));

  test('answers hundreds of readers with few requests', () =>
    withRegion(async (region) => {
      const { endpoint } = region;
      const choices = openChoicesOver({ primary: endpoint, secondary: endpoint }, clock);
      const keys = Array.from({ length: 250 }, (_, i) => `k${i}`);
      await Promise.all(keys.map((key, i) => choices.put(key, i, 0, tomorrow)));
      const before = region.heard();
      const found = await Promise.all(keys.map((key) => choices.get(key)));
      expect(found.map((it) => it?.value)).toEqual(keys.map((_, i) => i));
      expect(region.heard() - before).toBeLessThanOrEqual(3);
      await choices.close();
    }));

  test('asks again for what the table leaves out of an answer, and says when it gets nothing', () =>
    withRegion(async (region) => {
      let most = 2;
      /** A table that reads so many keys at once and leaves the others, as one of little capacity does. */
      const stingy = await openFront(async (asked, body) => {
        if (!String(asked.headers['x-amz-target']).endsWith('BatchGetItem'))
          return passOn(region.endpoint, asked, body);
        const { RequestItems } = JSON.parse(body.toString()) as BatchGetItemCommandInput;
        const { Keys = [], ...how } = RequestItems?.[choicesTable.TableName] ?? {};
        const table = (keys: typeof Keys) =>
          keys.length > 0 ? { [choicesTable.TableName]: { ...how, Keys: keys } } : {};
        const UnprocessedKeys = table(Keys.slice(most));
        const headers = { 'content-type': 'application/x-amz-json-1.0' };
        const said = (answer: object) => Buffer.from(JSON.stringify(answer));
        if (most === 0)
          return { status: 200, headers, body: said({ Responses: {}, UnprocessedKeys }) };
        const part = said({ RequestItems: table(Keys.slice(0, most)) });
        asked.headers['content-length'] = String(part.length);
        const answer = await passOn(region.endpoint, asked, part);
        const { Responses } = JSON.parse(answer.body.toString()) as object & { Responses: object };
        return { status: 200, headers, body: said({ Responses, UnprocessedKeys }) };
      });
      const choices = openChoicesOver({ primary: stingy.url, secondary: stingy.url }, clock);
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(keys.map((key) => choices.put(key, key, 0, tomorrow)));
      const found = await Promise.all(keys.map((key) => choices.get(key)));
      expect(found.map((it) => it?.value)).toEqual(keys);
      most = 0;
      await expect(choices.get('a')).rejects.toSatisfy(isTransient);
      await choices.close();
      await stingy.close();
    }));

  test('keeps an item as its table says it is, and the version of what was removed', () =>
    withRegion(async (region) => {
      const { endpoint } = region;
      const choices = openChoicesOver({ primary: endpoint, secondary: endpoint }, clock);
      const look = () => region.look(JSON.stringify({ key: { S: 'b' } }));
      await choices.put('b', { lime: 1 }, 0, tomorrow);
      expect(await look()).toMatchObject({
        key: { S: 'b' },
        value: { S: '{"lime":1}' },
        version: { N: '1' },
        expires: { N: String(tomorrow.getTime()) },
        ttl: { N: String(tomorrow.getTime() / 1_000 + 86_400) },
      });
      expect(await choices.remove('b', 1)).toBe(true);
      expect(await look()).not.toHaveProperty('value');
      expect(await choices.put('b', 'again', 0, tomorrow)).toEqual({ version: 3 });
      await choices.close();
    }));

  test('refuses a key of more than 200 characters', () =>
    withRegion(async ({ endpoint }) => {
      const choices = openChoicesOver({ primary: endpoint, secondary: endpoint }, clock);
      await expect(choices.put('k'.repeat(201), 1, 0, tomorrow)).rejects.toThrow('200');
      expect(await choices.put('k'.repeat(200), 1, 0, tomorrow)).toEqual({ version: 1 });
      await choices.close();
    }));

  test('calls a table that is not there a fault, and asks no other region', () =>
    withRegion(async (region) => {
      const elsewhere = await openDynamoRegion({ ...choicesTable, TableName: 'another' });
      const choices = openChoicesOver(
        { primary: elsewhere.endpoint, secondary: region.endpoint },
        clock,
      );
      await expect(choices.put('b', 1, 0, tomorrow)).rejects.toThrow(/resource not found/i);
      expect(region.heard()).toBe(0);
      await choices.close();
      await elsewhere.close();
    }));
});
