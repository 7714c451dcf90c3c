import { readFile, writeFile } from 'node:fs/promises';
import { placeTables } from './markdown.ts';
import { pages, scaleTables } from './tables.ts';

/** `node tools/scale/print.ts` prints what the model says; `node tools/scale/print.ts write` puts it into the pages that show it. */
const tables = scaleTables();
if (process.argv[2] === 'write') {
  for (const page of pages)
    await writeFile(page, placeTables(await readFile(page, 'utf8'), tables));
} else {
  for (const [name, table] of Object.entries(tables)) console.log(`\n${name}\n\n${table}`);
}
