import { data } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import type { Visit } from '../../visit.server.ts';
import { noFacets, pageSize, weekShown, type MenuView } from './menu-view.ts';
import { askedOf, type MenuFilters } from './menu-filters.ts';

type MenuQuery = NonNullable<Parameters<Visit['publicApi']['api']['recipes']['$get']>[0]>['query'];

/** The menu's page for these filters; what the API cannot read is named, with the status that says so. */
export async function askMenu({ publicApi, siteUrl }: Visit, filters: MenuFilters) {
  const [categories, weeks] = await Promise.all([
    answerOf(publicApi.api.categories.$get({ query: {} })).then(orThrow),
    publicApi.api['menu-weeks'].$get().then((it) => it.json()),
  ]);
  const week = weekShown(filters, weeks);
  const asked = queryOf({ ...filters, week });
  const answer = await answerOf(publicApi.api.recipes.$get({ query: asked }));
  const about = { filters, categories: categories.items, weeks, week, siteUrl };
  if (answer.ok) {
    const view: MenuView = { ...about, ...answer.body, invalid: [] };
    return data(view, { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } });
  }
  const isGone = answer.problem.code === 'week-unknown';
  const fields = answer.problem.fields ?? [];
  const invalid = isGone
    ? ['week']
    : [...new Set(fields.map(({ field }) => field.split('.')[0] ?? field))];
  const nothing = { items: [], total: 0, facets: noFacets, next: null };
  const view: MenuView = { ...about, ...nothing, invalid };
  return data(view, { status: isGone ? 404 : 400 });
}

/** The filters go to the API as they are: it names what it does not know. */
function queryOf(filters: MenuFilters): MenuQuery {
  const search = askedOf(filters);
  const query: Record<string, string | string[]> = { limit: String(pageSize) };
  for (const name of search.keys()) query[name] = search.getAll(name);
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value.length === 1 ? value[0] : value]),
  );
}
