import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/changing.md'), 'utf8');

/** Each change of the page: its title, how many files it may touch, and those it says it touches. */
const changes = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title = '', ...lines] = section.split('\n');
    const limit = Number(/at most (\d+) files/.exec(title)?.[1]);
    const files = lines.flatMap((line) => /^\d+\. \*\*`([^`]+)`\*\*/.exec(line)?.[1] ?? []);
    return { title, limit, files };
  });

test('the page walks through the four changes', () => {
  expect(changes.map(({ limit }) => limit)).toEqual([7, 7, 4, 3]);
});

describe.each(changes)('$title', ({ limit, files }) => {
  test('touches no more files than that', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(limit);
  });

  test.each(files)('%s is there', (file) => {
    const pattern = file.replace('00nn', '[0-9][0-9][0-9][0-9]').replace('admin/…', 'admin/*/*');
    expect(globSync(pattern.replaceAll('…', '*'), { cwd: root })).not.toEqual([]);
  });
});
