import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a file of cases; none where the folder does not have it. */
export function readCases<Case>(folder: string, name: string): Case[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => JSON.parse(row) as Case);
}
