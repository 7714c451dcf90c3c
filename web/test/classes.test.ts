import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const app = join(import.meta.dirname, '../app');
const read = (path: string) => readFileSync(path, 'utf8');

/** The classes that a style sheet has. */
const classesOf = (sheet: string) =>
  new Set(Array.from(read(sheet).matchAll(/\.([A-Za-z_][\w-]*)/g), ([, name]) => name));

/** The classes that a part of a page asks a style sheet of its own for, and that are not there: to the compiler any name is right. */
function missingIn(path: string): string[] {
  const text = read(path);
  const asked = text.replaceAll(/ from '.*'|^import '.*'/gm, '');
  const sheets = text.matchAll(/import (\w+) from '(\S+\.module\.css)'/g);
  return Array.from(sheets).flatMap(([, name = '', sheet = '']) => {
    const known = classesOf(join(dirname(path), sheet));
    return Array.from(asked.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g')), ([, it = '']) => it)
      .filter((it) => !known.has(it))
      .map((it) => `${path}: ${name}.${it}`);
  });
}

test('every class that a page asks for is in its style sheet', () => {
  const parts = globSync('**/*.{ts,tsx}', { cwd: app }).map((path) => join(app, path));
  expect(parts.length).toBeGreaterThan(100);
  expect(parts.flatMap(missingIn)).toEqual([]);
});
