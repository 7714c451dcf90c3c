import { answerOf, orThrow } from '../kit/answers.server.ts';
import { languagesOfTheShop } from '../kit/format.ts';
import { visitOf, type Visit } from '../visit.server.ts';
import { legalTopics } from '../../../server/src/contract/legal-pages.ts';
import type { Route } from './+types/sitemap.ts';
import { sitemapOf } from './sitemap-xml.ts';

/** Every page that is the same for everybody, in every language of the shop: home, menu, its categories, all recipes. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { publicApi, siteUrl } = visitOf(context);
  const categories = orThrow(await answerOf(publicApi.api.categories.$get({ query: {} })));
  const paths = [
    '/',
    '/menu',
    ...legalTopics.map((topic) => `/about/${topic}`),
    ...categories.items.map(({ slug }) => `/menu?category=${slug}`),
    ...(await allSlugs(publicApi)).map((slug) => `/recipes/${slug}`),
  ];
  const part = new URL(request.url).searchParams.get('part');
  const site = { siteUrl, spoken: languagesOfTheShop() };
  const xml = sitemapOf(paths, site, part === null ? undefined : Number(part));
  if (xml === undefined) throw new Response(null, { status: 404 });
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
