import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicKey, Receipt } from '../src/subscriptions/receipts/receipt.ts';
import { deliverTo, openStore, type Store } from './store.ts';

const launcher = join(import.meta.dirname, '../bin/larder.js');
let store: Store;
let folder: string;
let receipts: Receipt[];
let keys: PublicKey[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-receipts-'));
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const plan = { meals: 1, servings: 2, weekday: 3, everyWeeks: 1, deliverTo };
  const told = await ada.ask<Receipt>('POST', '/api/subscriptions', plan);
  await store.settled();
  const { subscriptionNo } = told.body.content;
  await ada.ask('POST', `/api/subscriptions/${subscriptionNo}/cancel`, {});
  const path = `/api/subscriptions/${subscriptionNo}/receipts`;
  receipts = (await ada.ask<{ receipts: Receipt[] }>('GET', path)).body.receipts;
  keys = (await store.guest().ask<{ keys: PublicKey[] }>('GET', '/api/receipt-keys')).body.keys;
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

/** Without `DATABASE_URL` it would have to open a store that is not there. */
const verify = (words: string[], environment: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    const args = [launcher, 'receipt', 'verify', ...words];
    execFile(process.execPath, args, { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

test('receipts that were downloaded are verified by the keys of the store, or of a file without any store', async () => {
  const file = await fileOf('receipts.json', { receipts });
  const keyFile = await fileOf('keys.json', { keys });
  const good = {
    code: 0,
    err: '',
    out: `All 3 receipts are as they were given; the last is receipt 3.\n`,
  };
  expect(await verify([file], { DATABASE_URL: store.url })).toEqual(good);
  const nowhere = { DATABASE_URL: 'postgres://larder@127.0.0.1:1/larder' };
  expect(await verify([file, '--keys', keyFile], nowhere)).toEqual(good);
});

test('each flaw is said by its receipt, and ends with 1', async () => {
  const [first, second, third] = receipts;
  if (!first || !second || !third) throw new Error('There are too few receipts.');
  const keyFile = await fileOf('keys.json', { keys });
  const altered = { ...second, content: { ...second.content, takenBack: [4711] } };
  const foreign = await fileOf('foreign.json', { keys: [] });
  const cases: [unknown[], string, RegExp][] = [
    [[first, altered, third], keyFile, /^Receipt 2: it does not say what it said/],
    [[first, third], keyFile, /^Receipt 3: it does not follow the one before it/],
    [[{ ...first, signature: second.signature }], keyFile, /^Receipt 1: its signature is not/],
    [[first], foreign, /^Receipt 1: it is signed with a key that is none of the shop/],
  ];
  for (const [some, by, said] of cases) {
    const file = await fileOf('some.json', { receipts: some });
    const { code, out } = await verify([file, '--keys', by], {});
    expect(out).toMatch(said);
    expect(code).toBe(1);
  }
});

test('what is no file of receipts is said to be none', async () => {
  const file = await fileOf('other.json', { orders: [] });
  expect(await verify([file], {})).toMatchObject({
    code: 1,
    err: `${file} is no file of receipts as the store writes them.\n`,
  });
  const gone = join(folder, 'gone.json');
  expect(await verify([gone], {})).toMatchObject({ code: 1, err: `${gone} cannot be read.\n` });
});
