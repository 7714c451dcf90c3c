import { prefixOf, type Language } from '../../../server/src/contract/languages.ts';

/** sitemaps.org: no file has more addresses. */
export const mostAddresses = 50_000;

type Site = { siteUrl: string; spoken: readonly Language[] };

/**
 * The sitemap of these paths, each in every language that the shop speaks. Where they are more than one file may have, it is the list of its
 * parts, which are asked for by their numbers from 1; undefined: there is no such part.
 */
export function sitemapOf(
  paths: readonly string[],
  { siteUrl, spoken }: Site,
  part: number | undefined,
  most = mostAddresses,
): string | undefined {
  const pathsInPart = Math.floor(most / spoken.length);
  const parts = Math.max(1, Math.ceil(paths.length / pathsInPart));
  if (part === undefined)
    return parts > 1 ? listOfParts(siteUrl, parts) : addresses(paths, siteUrl, spoken);
  if (!Number.isInteger(part) || part < 1 || part > parts) return undefined;
  const own = paths.slice((part - 1) * pathsInPart, part * pathsInPart);
  return addresses(own, siteUrl, spoken);
}

function addresses(paths: readonly string[], siteUrl: string, spoken: readonly Language[]): string {
  const at = (language: Language, path: string) => escapeXml(siteUrl + prefixOf(language) + path);
  const urls = paths.flatMap((path) => {
    const alternates = spoken.map(
      (it) => `<xhtml:link rel="alternate" hreflang="${it}" href="${at(it, path)}"/>`,
    );
    const beside = spoken.length === 1 ? '' : alternates.join('');
    return spoken.map((it) => `  <url><loc>${at(it, path)}</loc>${beside}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function listOfParts(siteUrl: string, parts: number): string {
  const files = Array.from(
    { length: parts },
    (_, at) =>
      `  <sitemap><loc>${escapeXml(`${siteUrl}/sitemap.xml?part=${at + 1}`)}</loc></sitemap>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...files,
    '</sitemapindex>',
    '',
  ].join('\n');
}

const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
