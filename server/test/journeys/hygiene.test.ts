import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOld } from '../../src/office/retention/retention.ts';
import { stay } from '../paying.ts';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
let cook: Person;
beforeAll(async () => {
  store = await openStore();
  owner = await store.administrator();
  cook = await store.staff('kitchen');
});
afterAll(() => store.close());

type Entry = {
  entryNo: number;
  ofDay: string;
  celsius: number | null;
  maxCelsius: number | null;
  inOrder: boolean;
  action: string | null;
  notedBy: string;
  corrects: number | null;
};
type Day = {
  isOver: boolean;
  due: number;
  checks: { check: { checkNo: number; version: number }; due: number; entries: Entry[] }[];
};
const coldRoom = {
  name: 'Cold room',
  place: 'Cellar',
  kind: 'temperature',
  minCelsius: 0,
  maxCelsius: 5,
  perDay: 2,
  everyDays: 1,
};

/** The clock of the shop, and nobody's session ends by it. */
async function go(moment: string): Promise<void> {
  store.time.now = new Date(moment);
  for (const person of [owner, cook]) await stay(person);
}

const begin = async (check: object): Promise<number> => {
  const added = await owner.ask<{ checkNo: number }>('POST', '/api/admin/hygiene-checks', check);
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  return added.body.checkNo;
};
const note = (checkNo: number, body: object, by = cook) =>
  by.ask<{ entryNo: number; code?: string }>(
    'POST',
    `/api/admin/hygiene-checks/${checkNo}/entries`,
    body,
  );
const dayOf = async (day: string, checkNo: number) => {
  const { body } = await cook.ask<Day>('GET', `/api/admin/kitchen/${day}/hygiene`);
  return { ...body, own: body.checks.find(({ check }) => check.checkNo === checkNo) };
};
const monday = '2026-11-23';
const tuesday = '2026-11-24';

test('what is too warm is noted once it says what was done, and what was not noted is missed', async () => {
  const fridge = await begin(coldRoom);
  expect((await dayOf(monday, fridge)).own).toMatchObject({ due: 2, entries: [] });
  expect((await note(fridge, { celsius: 4.5 })).status).toBe(201);
  expect((await note(fridge, { celsius: 5.1 })).body.code).toBe('corrective-action-needed');
  const told = { celsius: 5.1, action: 'Door was open: shut, food checked' };
  expect((await note(fridge, told)).status).toBe(201);
  const done = await dayOf(monday, fridge);
  expect(done.isOver).toBe(false);
  expect(done.own).toMatchObject({
    due: 0,
    entries: [
      { celsius: 4.5, inOrder: true, action: null, notedBy: cook.email },
      { celsius: 5.1, inOrder: false, action: told.action, maxCelsius: 5 },
    ],
  });
  expect((await dayOf(tuesday, fridge)).own?.due).toBe(0);
  await go(`${tuesday}T09:00:00Z`);
  await note(fridge, { celsius: 2 });
  await go('2026-11-25T09:00:00Z');
  expect(await dayOf(tuesday, fridge)).toMatchObject({ isOver: true, own: { due: 1 } });
});

test('an entry stays as it was written; another corrects it once, for its day and by the limits of then', async () => {
  await go('2026-11-26T09:00:00Z');
  const fridge = await begin({ ...coldRoom, perDay: 1 });
  const first = (await note(fridge, { celsius: 4 })).body.entryNo;
  await go('2026-11-27T09:00:00Z');
  const changed = { ...coldRoom, perDay: 1, maxCelsius: 3, stopped: false, version: 1 };
  const path = `/api/admin/hygiene-checks/${fridge}`;
  expect((await owner.ask('PUT', path, changed)).status).toBe(200);
  expect((await owner.ask('PUT', path, changed)).status).toBe(409);
  const second = await note(fridge, { celsius: 4.4, note: 'Misread', corrects: first });
  expect(second.status).toBe(201);
  expect((await note(fridge, { celsius: 1, corrects: first })).body.code).toBe(
    'hygiene-entry-corrected',
  );
  const other = await begin(coldRoom);
  expect((await note(other, { celsius: 1, corrects: first })).body.code).toBe(
    'hygiene-entry-not-found',
  );
  expect((await dayOf('2026-11-26', fridge)).own).toMatchObject({
    due: 0,
    entries: [
      { entryNo: first, celsius: 4, corrects: null },
      { celsius: 4.4, maxCelsius: 5, inOrder: true, corrects: first },
    ],
  });
  // From now on it is judged by the new limit.
  expect((await note(fridge, { celsius: 4 })).body.code).toBe('corrective-action-needed');
  await expect(
    store.shop.database.transaction((tx) =>
      tx.run(sql`update hygiene_entry set tenths = 10 where entry_no = ${first}`),
    ),
  ).rejects.toThrow('What was noted is not changed');
});

test('only who may change settings says what is checked, and a limit is no riddle', async () => {
  expect((await cook.ask('POST', '/api/admin/hygiene-checks', coldRoom)).status).toBe(403);
  for (const wrong of [
    { kind: 'cleaning' },
    { minCelsius: null, maxCelsius: null },
    { minCelsius: 6 },
    { maxCelsius: 4.55 },
    { everyDays: 7 },
    { name: ' ' },
  ])
    expect(
      (await owner.ask('POST', '/api/admin/hygiene-checks', { ...coldRoom, ...wrong })).status,
    ).toBe(400);
});

test('an inspector gets the days as a file, corrections beside what they correct; after two years it is gone', async () => {
  await go('2026-12-01T09:00:00Z');
  const bench = await begin({
    name: '=Benches',
    place: null,
    kind: 'cleaning',
    minCelsius: null,
    maxCelsius: null,
    perDay: 1,
    everyDays: 7,
  });
  const dirty = { done: false, action: 'Cleaned again' };
  const first = (await note(bench, dirty)).body.entryNo;
  await note(bench, { done: true, corrects: first });
  const file = await cook.ask<{ text: string }>(
    'GET',
    '/api/admin/hygiene-entries-csv?from=2026-12-01&to=2026-12-01',
  );
  const lines = file.body.text.trim().split(/\r?\n/);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('in_order,action,note,corrects_entry');
  expect(lines[1]).toContain('Cleaned again');
  // A spreadsheet reads no name as a formula.
  expect(lines[1]).not.toContain(',=Benches');
  expect(lines[2]?.endsWith(`,${first}`)).toBe(true);

  const kept = async () => {
    const list = await owner.ask<{ items: Entry[] }>(
      'GET',
      '/api/admin/hygiene-entries?from=2026-12-01&to=2026-12-01',
    );
    return list.body.items.length;
  };
  const { accounts, mail, database } = store.shop;
  const forgetAt = (now: string) =>
    forgetOld({ database, accounts, mail, clock: () => new Date(now) });
  await forgetAt('2028-11-20T09:00:00Z');
  expect(await kept()).toBe(2);
  await forgetAt('2028-12-05T09:00:00Z');
  expect(await kept()).toBe(0);
});
