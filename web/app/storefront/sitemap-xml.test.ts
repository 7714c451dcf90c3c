import { expect, test } from 'vitest';
import { sitemapOf } from './sitemap-xml.ts';

const site = { siteUrl: 'https://shop.example', spoken: ['en', 'de'] as const };
const paths = Array.from({ length: 10 }, (_, at) => `/recipes/stew-${at}`);
const locations = (xml: string | undefined) =>
  [...(xml ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);

test('what one file may have is one file, with every language of each page', () => {
  const xml = sitemapOf(paths, site, undefined);
  expect(xml).toContain('<urlset');
  expect(locations(xml)).toEqual(
    paths.flatMap((path) => [`https://shop.example${path}`, `https://shop.example/de${path}`]),
  );
});

test('more is a list of parts, which together have every address once', () => {
  const index = sitemapOf(paths, site, undefined, 6);
  expect(index).toContain('<sitemapindex');
  expect(locations(index)).toEqual(
    [1, 2, 3, 4].map((part) => `https://shop.example/sitemap.xml?part=${part}`),
  );
  const parts = [1, 2, 3, 4].map((part) => locations(sitemapOf(paths, site, part, 6)));
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(6);
  expect(parts.flat()).toEqual(locations(sitemapOf(paths, site, undefined)));
});

test.for([0, 5, 1.5, Number.NaN])('there is no part %s of four', (part) => {
  expect(sitemapOf(paths, site, part, 6)).toBeUndefined();
});
