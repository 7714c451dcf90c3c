import { expect, test } from 'vitest';
import { planStock } from './stock-file.ts';

function finish<Result>(work: Generator<void, Result>): { result: Result; turns: number } {
  for (let turns = 0; ; turns += 1) {
    const step = work.next();
    if (step.done) return { result: step.value, turns };
  }
}

test('ten thousand rows of the stock give way to others again and again', () => {
  const shelf = new Map(
    Array.from({ length: 10_000 }, (_, at) => [
      at + 1,
      { name: `Kind ${at}`, unit: 'g', inHouse: 5, promised: 0 },
    ]),
  );
  const rows = [...shelf].map(([no, { name }]) => `${no},${name},g,5,,7,,`);
  const text = `no,name,unit,in_house,promised,counted,received,note\n${rows.join('\n')}`;
  const { result, turns } = finish(planStock(text, shelf));
  expect(result.movements.length).toBe(10_000);
  expect(turns).toBeGreaterThanOrEqual(199);
});

test('a row that moves nothing says nothing, and one that is twice in the file is told', () => {
  const shelf = new Map([[1, { name: 'Rice', unit: 'g', inHouse: 50, promised: 10 }]]);
  const plan = (text: string) => finish(planStock(text, shelf)).result;
  expect(plan('no,counted\n1,\n')).toMatchObject({ movements: [], counts: { unchanged: 1 } });
  const seen = { ingredientNo: 1, kind: 'counted', seenAmount: 50, note: null };
  expect(plan('no,counted\n1,40').movements).toEqual([{ ...seen, amount: 40 }]);
  expect(plan('no,received\n1,5\n1,5').errors).toMatchObject([
    { row: 3, column: 'no', message: 'is in the file twice' },
  ]);
  expect(plan('no,received\n2,5').errors).toMatchObject([{ row: 2, column: 'no' }]);
});
