import { z } from 'zod';
import { wholeCell } from '../../food/menu-files/cells.ts';
import { readTable } from '../../food/menu-files/table-file.ts';
import { fields } from '../../contract/fields.ts';

const stockRow = z.object({
  no: wholeCell(fields.number),
  amount: wholeCell(fields.amountOrZero),
});

/** Reads a `stock.csv`: how much of which ingredient came in. */
export const readStock = (text: string) => readTable('stock.csv', text, stockRow);
