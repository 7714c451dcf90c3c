import { data } from 'react-router';
import { answerOf, orThrow } from '../kit/answers.server.ts';
import type { Card } from '../kit/api-types.ts';
import type { Visit } from '../visit.server.ts';

/** How many picks fill whole rows on every screen. */
const mostPicks = 8;

/** The categories that have something on them, and the newest dish of each: the same for everybody while the menu stands. */
export async function readShelves({ publicApi, siteUrl }: Visit) {
  const { show } = await (await publicApi.api['menu-weeks'].$get()).json();
  const ofWeek = show === null ? {} : { week: show };
  const { items } = orThrow(await answerOf(publicApi.api.categories.$get({ query: ofWeek })));
  const shelves = items.filter(({ recipes }) => recipes > 0);
  const newest = await Promise.all(
    shelves.map(async ({ slug }): Promise<Card[]> => {
      const query = { category: slug, sort: 'newest', limit: '1', ...ofWeek } as const;
      const page = await (await publicApi.api.recipes.$get({ query })).json();
      return 'items' in page ? page.items : [];
    }),
  );
  const total = shelves.reduce((sum, { recipes }) => sum + recipes, 0);
  return data(
    { shelves, picks: newest.flat().slice(0, mostPicks), total, siteUrl },
    { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } },
  );
}
