import { z } from 'zod';
import { wholeCell } from '../catalogue/cell-schemas.ts';
import { readTable } from '../catalogue/table-file.ts';
import { fields } from '../http/input.ts';

const stockRow = z.object({
  no: wholeCell(fields.number),
  amount: wholeCell(fields.amountOrZero),
});

/** Reads a `stock.csv`: how much of which ingredient came in. */
export const readStock = (text: string) => readTable('stock.csv', text, stockRow);
