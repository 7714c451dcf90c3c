import { execFile } from 'node:child_process';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monday, type Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

const launcher = join(import.meta.dirname, '../../bin/larder.js');
let store: Store;
let orderNo: number;
beforeAll(async () => {
  store = await openTill();
  orderNo = await placed(store, await store.customer());
  await charge(store, orderNo);
});
afterAll(() => store.close());

const books = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: store.url, LARDER_LOG: 'silent' };
    execFile(process.execPath, [launcher, 'books', ...words], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

type Told = { day: string | null; sums: { account: string }[]; mismatches: { kind: string }[] };
const read = ({ out }: { out: string }) => JSON.parse(out) as Told;

test('the books of a day are told by account, as they are of all days', async () => {
  const [day, json, another] = await Promise.all([
    books('--day', '2026-11-23'),
    books('--json'),
    books('--day', '2026-11-24', '--json'),
  ]);
  expect(day).toMatchObject({ code: 0, err: '' });
  expect(day.out).toMatch(/^sales:food +€0\.00 +€[\d.]+ +-€[\d.]+$/m);
  expect(day.out.trimEnd().endsWith('Everything matches.')).toBe(true);
  expect(json.code).toBe(0);
  expect(read(json)).toMatchObject({ day: null, mismatches: [] });
  expect(read(json).sums.map(({ account }) => account)).toContain('psp:sandbox');
  expect(read(another)).toEqual({ day: '2026-11-24', sums: [], mismatches: [] });
});

test('a day that is none is a usage error', async () => {
  const wrong = await books('--day', 'monday');
  expect(wrong).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^error: /) as string,
  });
});

test('what does not match is named, and ends with 1', async () => {
  await store.shop.database
    .run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
      values (${monday}, ${`order:${orderNo}`}, 'fees', 7, 'EUR', ${orderNo}, 'fee', 'planted')`);
  const [words, json] = await Promise.all([books('--day', '2026-11-23'), books('--json')]);
  expect(words.code).toBe(1);
  expect(words.err).toBe(`order-not-even  order ${orderNo}  7 cents\n`);
  expect(words.out).not.toContain('Everything matches.');
  expect(json.code).toBe(1);
  expect(read(json).mismatches).toMatchObject([{ kind: 'order-not-even', orderNo, cents: 7 }]);
});
