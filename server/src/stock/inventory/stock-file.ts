import { z } from 'zod';
import { wholeCell } from '../../food/menu-files/cells.ts';
import { decodeFile } from '../../food/menu-files/decode-file.ts';
import { readTable } from '../../food/menu-files/table-file.ts';
import { fields } from '../../contract/fields.ts';

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
