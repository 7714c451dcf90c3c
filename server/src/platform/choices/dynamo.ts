import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Choices, Json } from '../platform.ts';
import { awayError } from '../away.ts';
import { oneAtATime } from '../files/one-at-a-time.ts';
import { type Change, type Item, readItems, writeItem } from './dynamo/items.ts';
import { openRegions, type RegionOptions } from './dynamo/regions.ts';
import { gatherReads } from '../gather-reads.ts';

type Options = Omit<RegionOptions, 'limitMs'> & {
  table: string;
  clock: () => Date;
  limitMs?: number;
};

/**
 * Keeps choices in a global table of DynamoDB: in the primary region, and while that is away in the secondary's replica. Of writes
 * that two regions take for one key before either has heard of the other, the table keeps the last.
 *
 * An item: `key`, `value` (JSON), `version`, `expires` (milliseconds), `ttl` (seconds; a day later, when its version may be
 * forgotten too), `writer` and those before it.
 */
export function openDynamoChoices({ table, clock, limitMs = 500, ...regionOptions }: Options) {
  const regions = openRegions({ ...regionOptions, limitMs });
  /** Versions that we wrote in the secondary: the key stays there until the primary has it too. A minute is sixty times its usual delay. */
  const moved = new LRUCache<string, number>({ max: 50_000, ttl: 60_000 });

  const read = (keys: string[], first?: 'secondary') =>
    regions.ask((client, abortSignal) => readItems({ client, table, abortSignal }, keys), first);

  async function readNewest(keys: string[]): Promise<Map<string, Item>> {
    const { answer, from } = await read(keys);
    if (from === 'secondary') return answer;
    const behind = keys.filter((key) => {
      const caughtUp = (answer.get(key)?.version ?? 0) >= (moved.get(key) ?? 0);
      if (caughtUp) moved.delete(key);
      return !caughtUp;
    });
    if (behind.length === 0) return answer;
    return new Map([...answer, ...(await read(behind, 'secondary')).answer]);
  }

  const gathered = gatherReads(async (keys) => {
    const now = clock().getTime();
    const items = await readNewest(keys);
    return new Map([...items].filter(([, { expires }]) => expires > now));
  });

  const get: Choices['get'] = async (key) => {
    const item = await gathered(checkKey(key));
    return item && { value: JSON.parse(item.json) as Json, version: item.version };
  };

  /** In turn by key, so that this process never writes one cart in two regions at once. */
  const inTurn = oneAtATime();
  const write = (change: Pick<Change, 'key' | 'expected' | 'put'>) =>
    inTurn(change.key, () => writeNow(change));

  async function writeNow(change: Pick<Change, 'key' | 'expected' | 'put'>) {
    const asked: Change = {
      ...change,
      now: clock().getTime(),
      changeId: randomBytes(9).toString('base64url'),
    };
    const { answer, from, repeated } = await regions.ask(
      (client, abortSignal) => writeItem({ client, table, abortSignal }, asked),
      moved.has(change.key) ? 'secondary' : undefined,
    );
    if (answer === 'conflict') return answer;
    if (answer === 'behind') {
      if (!repeated) return 'conflict';
      throw awayError('Whether a cart was written is known only to a region that is away.');
    }
    if (from === 'secondary') moved.set(change.key, answer.version);
    return answer;
  }

  const put: Choices['put'] = async (key, value, expected, expiresAt) => {
    const kept = { json: JSON.stringify(value), expires: expiresAt.getTime() };
    return write({ key: checkKey(key), expected, put: kept });
  };

  const remove: Choices['remove'] = async (key, version) =>
    version > 0 && (await write({ key: checkKey(key), expected: version })) !== 'conflict';

  const choices: Choices & { close: () => Promise<void> } = {
    get,
    put,
    remove,
    close: async () => regions.close(),
  };
  return choices;
}

function checkKey(key: string): string {
  if (key.length >= 1 && key.length <= 200) return key;
  throw new Error('The key of a choice has 1 to 200 characters.');
}
