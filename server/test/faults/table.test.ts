import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faults, faultTable } from './faults.ts';

const root = join(import.meta.dirname, '../../..');

/** Cells only: how wide the columns are is for the formatter to say. */
const cellsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^-+$/, '---')),
    );

test('operators read the same faults and outcomes that the tests prove', async () => {
  const page = await readFile(join(root, 'docs/operations.md'), 'utf8');
  const told = /<!-- faults -->([^]*?)<!-- \/faults -->/.exec(page)?.[1] ?? '';
  process.stdout.write(faultTable());
  expect(cellsOf(told)).toEqual(cellsOf(faultTable()));
});

test('every fault names a test that is there', async () => {
  for (const { proof } of Object.values(faults))
    expect((await stat(join(root, proof))).isFile()).toBe(true);
});
