import { prefixOf, type Language } from '../../../server/src/contract/languages.ts';
import { answerOf, orThrow } from '../kit/answers.server.ts';
import { languagesOfTheShop } from '../kit/format.ts';
import { visitOf, type Visit } from '../visit.server.ts';
import { legalTopics } from '../../../server/src/contract/legal-pages.ts';
import type { Route } from './+types/sitemap.ts';

/** Every page that is the same for everybody, in every language of the shop: home, menu, its categories, all recipes. */
export async function loader({ context }: Route.LoaderArgs) {
  const { publicApi, siteUrl } = visitOf(context);
  const categories = orThrow(await answerOf(publicApi.api.categories.$get({ query: {} })));
  const paths = [
    '/',
    '/menu',
    ...legalTopics.map((topic) => `/about/${topic}`),
    ...categories.items.map(({ slug }) => `/menu?category=${slug}`),
    ...(await allSlugs(publicApi)).map((slug) => `/recipes/${slug}`),
  ];
  const spoken = languagesOfTheShop();
  const at = (language: Language, path: string) => escapeXml(siteUrl + prefixOf(language) + path);
  const urls = paths.flatMap((path) => {
    const alternates = spoken.map(
      (it) => `<xhtml:link rel="alternate" hreflang="${it}" href="${at(it, path)}"/>`,
    );
    const beside = spoken.length === 1 ? '' : alternates.join('');
    return spoken.map((it) => `  <url><loc>${at(it, path)}</loc>${beside}</url>`);
  });
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
  return new Response(xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
    },
  });
}

async function allSlugs(api: Visit['publicApi']): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: '100', ...(cursor ? { cursor } : {}) };
    const page = await (await api.api.recipes.$get({ query })).json();
    if (!('items' in page)) throw new Error('The menu could not be read for the sitemap.');
    slugs.push(...page.items.map(({ slug }) => slug));
    cursor = page.next;
  } while (cursor);
  return slugs;
}

const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
