import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const app = join(import.meta.dirname, '..');
const sheets = readdirSync(app, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
  .map((entry) => join(entry.parentPath, entry.name));

/** What is on one side of the page whichever way it is read: `margin-left`, `text-align: right`, four sides of which two differ. */
function physical(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const sides =
    /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:/g;
  const values = /(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/g;
  const fourSides = [
    ...plain.matchAll(
      /(?<![\w-])((?:margin|padding|inset|border-(?:width|style|color)))\s*:\s*([^;{}]+);/g,
    ),
  ]
    .filter(([, name, value = '']) => {
      const [, right, , left, more] = parts(value);
      // The sign that a filter is open is turned, and has no sides.
      return left !== undefined && more === undefined && right !== left && name !== 'border-width';
    })
    .map(([said]) => said);
  return [...(plain.match(sides) ?? []), ...(plain.match(values) ?? []), ...fourSides];
}

/** The values of a shorthand: what stands in brackets is one. */
function parts(value: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const piece of value.trim().split(/\s+/)) {
    if (depth === 0) found.push(piece);
    depth += piece.split('(').length - piece.split(')').length;
  }
  return found;
}

test('no style sheet says left or right: pages are read from either side', () => {
  expect(sheets.length).toBeGreaterThan(50);
  const found = sheets.flatMap((path) =>
    physical(readFileSync(path, 'utf8')).map((said) => `${relative(app, path)}: ${said}`),
  );
  expect(found).toEqual([]);
});

test('the look for it finds what it is for', () => {
  expect(physical('a { margin-left: 1px; }')).toEqual(['margin-left:']);
  expect(physical('a { border-right-color: red; text-align: right; left: 0; }')).toHaveLength(3);
  expect(physical('a { padding: 0 1px 0 var(--a, 2px); }')).toHaveLength(1);
  expect(
    physical('a { padding: 0 1px 2px; margin-inline-start: 1px; } .left { inset: 0; }'),
  ).toEqual([]);
});
