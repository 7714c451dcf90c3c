import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type DynamoRegion,
  dynamoHere,
  openDynamoRegion,
  replicate,
} from '../../../../test/stand-ins/dynamo.ts';
import { useFakeCredentials } from '../../../../test/stand-ins/fake-credentials.ts';
import type { Choices } from '../../platform.ts';
import { isTransient } from '../../transient.ts';
import { choicesTable, openChoicesOver } from './dynamo.fixtures.ts';

const tomorrow = new Date('2026-11-04T12:00:00Z');
const keys = ['ada', 'ben', 'cy', 'dot'];

describe.skipIf(!dynamoHere)('A global table (skipped without the stand-in)', () => {
  let primary: DynamoRegion;
  let secondary: DynamoRegion;
  const servers: (Choices & { close: () => Promise<void> })[] = [];

  beforeEach(async () => {
    useFakeCredentials();
    primary = await openDynamoRegion(choicesTable);
    secondary = await openDynamoRegion(choicesTable);
    const endpoints = { primary: primary.endpoint, secondary: secondary.endpoint };
    const clock = () => new Date('2026-11-03T12:00:00Z');
    servers.push(...[0, 1].map(() => openChoicesOver(endpoints, clock)));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    await Promise.all([primary.close(), secondary.close()]);
    vi.unstubAllEnvs();
  });

  test('loses nothing that was acknowledged when the primary dies under writers and comes back', async () => {
    const acknowledged = new Map<string, string[]>(keys.map((key) => [key, []]));
    let writing = true;

    /** Adds to the list at the key, as often as it can, and remembers what it was told is kept. */
    async function write(choices: Choices, key: string, writer: string): Promise<void> {
      for (let count = 0; writing; count += 1) {
        const word = `${writer}${count}`;
        try {
          const list = await choices.get(key);
          const value = [...((list?.value ?? []) as string[]), word];
          const put = await choices.put(key, value, list?.version ?? 0, tomorrow);
          if (put !== 'conflict') acknowledged.get(key)?.push(word);
        } catch (error) {
          if (!isTransient(error)) throw error;
        }
      }
    }

    let replicating = true;
    async function replicateOn(): Promise<void> {
      while (replicating) {
        await replicate(primary, secondary);
        await replicate(secondary, primary);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }

    const written = () => [...acknowledged.values()].flat().length;
    const more = async (count: number) => {
      const goal = written() + count;
      await vi.waitUntil(() => written() >= goal, { timeout: 40_000 });
    };

    // Each customer is at one server, in two tabs.
    const [one, two] = servers;
    if (!one || !two) throw new Error('No servers.');
    const writers = keys.flatMap((key, i) =>
      ['x', 'y'].map((tab) => write(i % 2 ? one : two, key, tab)),
    );
    const replication = replicateOn();
    await more(60);

    // What the primary acknowledged, the replica has heard when the first request comes to it.
    secondary.freeze();
    await primary.goAway();
    await replicate(primary, secondary);
    await secondary.recover();
    await more(60);

    await primary.recover();
    const heard = primary.heard();
    await vi.waitUntil(() => primary.heard() > heard + 100, { timeout: 40_000 });
    await more(30);
    writing = false;
    await Promise.all(writers);
    replicating = false;
    await replication;
    await replicate(primary, secondary);
    await replicate(secondary, primary);

    for (const [key, words] of acknowledged) {
      const item = JSON.stringify({ key: { S: key } });
      const [here, there] = [await primary.look(item), await secondary.look(item)];
      expect(there).toEqual(here);
      const kept = JSON.parse(here?.['value']?.S ?? '[]') as string[];
      expect(words.filter((word) => !kept.includes(word))).toEqual([]);
      expect(Number(here?.['version']?.N)).toBe(kept.length);
    }
  });
});
