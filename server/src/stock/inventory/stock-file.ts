import { z } from 'zod';
import { optionalCell, plainCell, wholeCell } from '../../food/menu-files/cells.ts';
import { decodeFile } from '../../food/menu-files/decode-file.ts';
import type { RowError } from '../../food/menu-files/import-records.ts';
import { readTable, tableInSteps } from '../../food/menu-files/table-file.ts';
import { fields, text } from '../../contract/fields.ts';

const file = 'stock.csv';

const stockRow = z.object({
  no: wholeCell(fields.number),
  amount: wholeCell(fields.amountOrZero),
});

/** Reads a `stock.csv`: how much of which ingredient came in. */
export function readStock(bytes: Uint8Array) {
  const decoded = decodeFile(file, bytes);
  const table = readTable(file, decoded.ok ? decoded.text : 'no,amount', stockRow);
  return decoded.ok ? table : { ...table, errors: decoded.errors };
}

/** What was counted or came in, beside what was said to be in the house when the file was taken out. */
const countRow = z.object({
  no: wholeCell(fields.number),
  name: plainCell(z.string()).optional(),
  unit: z.string().optional(),
  in_house: optionalCell(wholeCell(fields.amountOrZero)).optional(),
  promised: z.string().optional(),
  counted: optionalCell(wholeCell(fields.amountOrZero)).optional(),
  received: optionalCell(wholeCell(fields.amount)).optional(),
  note: optionalCell(plainCell(text(200))).optional(),
});

type Shelf = { name: string | null; unit: string; inHouse: number; promised: number };
type Movement = { ingredientNo: number; note: string | null } & (
  { kind: 'received'; amount: number } | { kind: 'counted'; amount: number; seenAmount: number }
);
export type StockPlan = {
  movements: Movement[];
  counts: { created: number; updated: number; unchanged: number };
  errors: RowError[];
};

/** What a file of counts and deliveries would move, and what is wrong in it, row by row. */
export function* planStock(
  written: string,
  shelf: ReadonlyMap<number, Shelf>,
): Generator<void, StockPlan> {
  const table = yield* tableInSteps(file, written, countRow);
  const plan: StockPlan = {
    movements: [],
    counts: { created: 0, updated: 0, unchanged: 0 },
    errors: [...table.errors],
  };
  const seen = new Set<number>();
  for (const [index, { value, rowOf }] of table.rows.entries()) {
    if (index % 100 === 99) yield;
    const { no, name, unit, counted = null, received = null, note = null } = value;
    const complain = (column: string, message: string) =>
      plan.errors.push({ file, row: rowOf(column), column, message });
    const there = shelf.get(no);
    if (seen.has(no)) complain('no', 'is in the file twice');
    seen.add(no);
    if (!there) {
      complain('no', 'is not an ingredient');
      continue;
    }
    const before = plan.errors.length;
    if (name !== undefined && name !== (there.name ?? ''))
      complain('name', `is "${there.name ?? ''}" in the shop`);
    if (unit !== undefined && unit !== there.unit)
      complain('unit', `is counted in ${there.unit} in the shop`);
    if (counted !== null && received !== null)
      complain(
        'received',
        'says what came in where a count does too: a count has it in it already',
      );
    if (counted === null && received === null) {
      plan.counts.unchanged += 1;
      continue;
    }
    plan.counts.updated += 1;
    const said = value.in_house ?? there.inHouse;
    if (counted !== null && said !== there.inHouse)
      complain('in_house', `is ${there.inHouse} by now: something has moved since, count it again`);
    if (counted !== null && counted < there.promised)
      complain('counted', `is less than the ${there.promised} that boxes are promised`);
    if (plan.errors.length > before) continue;
    if (counted !== null)
      plan.movements.push({
        ingredientNo: no,
        kind: 'counted',
        amount: counted,
        seenAmount: there.inHouse,
        note,
      });
    else if (received !== null)
      plan.movements.push({ ingredientNo: no, kind: 'received', amount: received, note });
  }
  plan.errors.sort((a, b) => a.row - b.row);
  return plan;
}
