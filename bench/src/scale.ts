import { readFile, writeFile } from 'node:fs/promises';
import { placeTables } from './scale/markdown.ts';
import { pages, scaleTables } from './scale/tables.ts';

/** `node bench/src/scale.ts` prints what the model says; `node bench/src/scale.ts write` puts it into the pages that show it. */
const tables = scaleTables();
if (process.argv[2] === 'write') {
  for (const page of pages)
    await writeFile(page, placeTables(await readFile(page, 'utf8'), tables));
} else {
  for (const [name, table] of Object.entries(tables)) console.log(`\n${name}\n\n${table}`);
}
