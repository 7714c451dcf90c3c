import type { Config } from '../../config.ts';
import { csvFile } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import type { Database } from '../../platform/platform.ts';
import { booksCsv } from './books-csv.ts';
import { dailyBooks } from './books.ts';
import { contract } from './contract.ts';

/** The books as staff read them. */
export const routes = (parts: {
  database: Database;
  clock: () => Date;
  config: Pick<Config, 'shop'>;
}) =>
  handle(contract, {
    readBooks: async (c) => c.json(await dailyBooks(parts, c.req.valid('query').day), 200),
    exportBooks: async (c) => {
      const { day } = c.req.valid('query');
      return csvFile(`books-${day}.csv`, [booksCsv(await dailyBooks(parts, day))]);
    },
  });
