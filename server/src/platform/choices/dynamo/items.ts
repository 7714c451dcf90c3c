import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type KeysAndAttributes,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { awayError } from '../../away.ts';

/** An item as it is kept; what was removed or has expired still tells its version. Times are milliseconds since 1970. */
export type Item = { json: string; version: number; expires: number };

/** What to write over `expected`, as `Choices.put` means it; without `json`, remove it. */
export type Change = {
  key: string;
  expected: number;
  now: number;
  /** Of this change alone; asked again with it, a region that has made the change answers its version. */
  changeId: string;
  put?: { json: string; expires: number };
};

/** An item on the wire. */
type Attributes = Record<string, AttributeValue>;
type At = { client: DynamoDBClient; table: string; abortSignal: AbortSignal };

const mostKeys = 100; // of one BatchGetItem
const dayMs = 86_400_000;

/** Every item there is of these keys, read after everything that the region has acknowledged. */
export async function readItems(at: At, keys: string[]): Promise<Map<string, Item>> {
  const pages = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, page) =>
    readPage(at, keys.slice(page * mostKeys, (page + 1) * mostKeys)),
  );
  return new Map((await Promise.all(pages)).flat());
}

async function readPage(
  { client, table, abortSignal }: At,
  keys: string[],
): Promise<[string, Item][]> {
  const found: [string, Item][] = [];
  let asked: Record<string, KeysAndAttributes> | undefined = {
    [table]: { Keys: keys.map((key) => ({ key: { S: key } })), ConsistentRead: true },
  };
  while (asked && Object.keys(asked).length > 0) {
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: asked }),
      { abortSignal },
    );
    const items = answer.Responses?.[table] ?? [];
    found.push(...items.map((item): [string, Item] => [item['key']?.S ?? '', itemOf(item)]));
    asked = answer.UnprocessedKeys;
    if (items.length === 0 && asked && Object.keys(asked).length > 0)
      throw awayError('The table of baskets has no capacity left.');
  }
  return found;
}

const itemOf = (item: Attributes): Item => ({
  json: item['value']?.S ?? 'null',
  version: numberOf(item['version']),
  expires: numberOf(item['expires']),
});

const numberOf = (attribute: AttributeValue | undefined): number => Number(attribute?.N ?? 0);

/** The last writers of an item, newest first, so that a writer whose answer was lost finds its write even under later ones. */
const writers = ['writer', 'writer1', 'writer2', 'writer3'];

/** The version written; or that the item is not what was expected; or that this region does not even know what was expected. */
export async function writeItem(
  { client, table, abortSignal }: At,
  change: Change,
): Promise<{ version: number } | 'conflict' | 'behind'> {
  const { key, expected, now, changeId, put } = change;
  try {
    const { Attributes: written } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { key: { S: key } },
        UpdateExpression: `set ${put ? '#value = :value, ' : ''}${setAlways}${put ? '' : ' remove #value'}`,
        ConditionExpression:
          expected === 0
            ? 'attribute_not_exists(#key) or #expires <= :now'
            : '#version = :expected and #expires > :now',
        ExpressionAttributeNames: { ...names, ...(expected === 0 && { '#key': 'key' }) },
        ExpressionAttributeValues: {
          ':zero': { N: '0' },
          ':one': { N: '1' },
          ':nobody': { S: '' },
          ':writer': { S: changeId },
          ':now': { N: String(now) },
          ...(put && { ':value': { S: put.json } }),
          ...(expected !== 0 && { ':expected': { N: String(expected) } }),
          // What is removed expires at once, and its version lives on until it is swept.
          ':expires': { N: String(put?.expires ?? 0) },
          ':ttl': { N: String(Math.ceil(((put?.expires ?? now) + dayMs) / 1_000)) },
        },
        ReturnValues: 'UPDATED_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
      { abortSignal },
    );
    return { version: numberOf(written?.['version']) };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      return refused(error.Item ?? {}, changeId, expected);
    throw error;
  }
}

const names = {
  '#value': 'value',
  '#version': 'version',
  '#expires': 'expires',
  '#ttl': 'ttl',
  ...Object.fromEntries(writers.map((writer) => [`#${writer}`, writer])),
};

const setAlways = [
  '#version = if_not_exists(#version, :zero) + :one',
  '#expires = :expires',
  '#ttl = :ttl',
  '#writer = :writer',
  ...writers
    .slice(1)
    .map((writer, i) => `#${writer} = if_not_exists(#${writers[i] ?? ''}, :nobody)`),
].join(', ');

function refused(item: Attributes, changeId: string, expected: number) {
  const version = numberOf(item['version']);
  const ago = writers.findIndex((writer) => item[writer]?.S === changeId);
  if (ago >= 0) return { version: version - ago };
  return version < expected ? 'behind' : 'conflict';
}
