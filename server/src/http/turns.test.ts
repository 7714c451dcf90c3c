import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurns } from './turns.ts';

test('lets one go on in each turn of the event loop, in the order in which they came', async () => {
  const turn = openTurns();
  const gone: string[] = [];
  const arrive = (name: string) => turn().then(() => gone.push(name));
  const all = [arrive('Ada'), arrive('Ben'), arrive('Cleo')];
  expect(gone).toEqual([]);
  await nextTurn();
  expect(gone).toEqual(['Ada']);
  await nextTurn();
  expect(gone).toEqual(['Ada', 'Ben']);
  await Promise.all(all);
  await arrive('Dan');
  expect(gone).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
});
