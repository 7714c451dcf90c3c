import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const demo = join(import.meta.dirname, '../db/demo');

test('every demo recipe has its picture in every width and format', async () => {
  const recipes = await readdir(join(demo, 'recipes'));
  const pictures = new Set(await readdir(join(demo, 'pictures')));
  const missing = recipes
    .map((file) => file.replace('.yaml', ''))
    .flatMap((slug) =>
      [320, 640, 960].flatMap((width) => [`${slug}-${width}.avif`, `${slug}-${width}.webp`]),
    )
    .filter((name) => !pictures.has(name));
  expect(recipes.length).toBeGreaterThanOrEqual(48);
  expect(missing).toEqual([]);
});
