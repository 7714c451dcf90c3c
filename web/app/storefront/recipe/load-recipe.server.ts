import { data, redirect } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import type { Measures } from '../../../../server/src/contract/measures.ts';
import type { Card, Extra, Recipe } from '../../kit/api-types.ts';
import type { Problem } from '../../kit/problem.ts';
import { servingsOf } from '../../kit/use-cart.ts';
import { toldInUs } from '../../kit/measures.server.ts';
import { measuresIn, type ToldInUs } from '../../kit/measures.ts';
import { prefix } from '../../kit/in-language.ts';
import type { MenuWeek } from '../../kit/weeks.ts';
import type { Visit } from '../../visit.server.ts';
import { describeRecipe } from './describe-recipe.server.ts';
import { writtenOffer, type Offer } from './offer.ts';
import { isPlain, readSelection, type Selection } from './selection.ts';

/** Everything the recipe's page shows. As written it is the same for everybody; with choices, a line or a search it is the visitor's. */
export type RecipeView = {
  recipe: Recipe;
  selection: Selection;
  offer: Offer;
  /** Why the choice in the address cannot be made; the offer is then that of the recipe as written. */
  problem: Problem | undefined;
  /** The line of the box that is being changed. */
  line: { lineId: string; version: number } | undefined;
  lineGone: boolean;
  /** Servings of this dish in the box, after something was added without scripts. */
  added: number | undefined;
  found: { q: string; items: Extra[] } | undefined;
  similar: Card[];
  /** What the heart did, where it was pressed without scripts. */
  marked: boolean | undefined;
  /** What amounts are told in, where the address says so. */
  measures: Measures | undefined;
  told: ToldInUs;
  address: string;
  jsonLd: string;
  /** The weeks to come that offer it; undefined in a shop without weeks. */
  weeks: MenuWeek[] | undefined;
};

export async function loadRecipe(visit: Visit, slug: string, search: URLSearchParams) {
  const plain = isPlain(search);
  const { api } = plain ? { api: visit.publicApi.api } : visit.api;
  const param = { slug };
  const alike = answerOf(visit.publicApi.api.recipes[':slug'].similar.$get({ param }));
  const found = await answerOf(api.recipes[':slug'].$get({ param }));
  const likeIt = await alike;
  if (!found.ok) {
    const { status, slug: moved } = found.problem;
    if (status === 301 && typeof moved === 'string') throw toItsAddress(moved, search);
    throw data(null, { status: 404 });
  }
  const recipe = found.body;
  const address = `${visit.siteUrl}${prefix}/recipes/${recipe.slug}`;
  const view: RecipeView = {
    recipe,
    selection: readSelection(plain ? [] : search, recipe),
    offer: writtenOffer(recipe),
    problem: undefined,
    line: undefined,
    lineGone: false,
    added: undefined,
    found: undefined,
    similar: likeIt.ok ? likeIt.body.items : [],
    marked: markedIn(search),
    measures: measuresIn(search.get('measures')),
    told: {},
    address,
    jsonLd: describeRecipe(recipe, visit.siteUrl),
    weeks: await weeksOf(visit, recipe.recipeNo),
  };
  if (plain) {
    return data(view, { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } });
  }
  const cart =
    search.has('line') || search.has('added') ? await readCart(visit, recipe, search) : {};
  const chosen = { ...view, ...cart };
  const [offered, extras] = await Promise.all([
    askOffer(visit, recipe, chosen.selection, chosen.line?.lineId),
    findExtras(visit, search.get('find')?.trim() ?? ''),
  ]);
  const parts = ('offer' in offered ? offered.offer : chosen.offer).parts;
  const told = chosen.measures === 'us' ? await toldInUs(visit, parts) : {};
  return data(
    { ...chosen, ...offered, found: extras, told },
    { headers: { 'cache-control': 'no-store' } },
  );
}

/** What is closed already offers it to nobody. */
async function weeksOf({ publicApi }: Visit, recipeNo: number): Promise<MenuWeek[] | undefined> {
  const { weekly, items } = await (await publicApi.api['menu-weeks'].$get()).json();
  if (!weekly) return undefined;
  return items.filter(({ state, recipeNos }) => state !== 'closed' && recipeNos.includes(recipeNo));
}

const markedIn = (search: URLSearchParams): boolean | undefined =>
  search.has('favourite') ? search.get('favourite') === 'added' : undefined;

/** It was found at another address before: bookmarks and search engines learn the new one. */
function toItsAddress(slug: string, search: URLSearchParams): Response {
  const asked = search.size === 0 ? '' : `?${search.toString()}`;
  const headers = { 'cache-control': 'public, max-age=0, must-revalidate' };
  return redirect(`/recipes/${slug}${asked}`, { status: 301, headers });
}

/** The line that is being changed, or how much of the dish was added. */
async function readCart(
  { api }: Visit,
  recipe: Recipe,
  search: URLSearchParams,
): Promise<Partial<RecipeView>> {
  const cart = await (await api.api.cart.$get({ query: {} })).json();
  const lineId = search.get('line');
  if (lineId === null) {
    return { added: servingsOf(cart.lines, recipe.recipeNo) };
  }
  const line = cart.lines.find((it) => it.lineId === lineId && it.recipeNo === recipe.recipeNo);
  if (!line) return { lineGone: true };
  const { servings, changes } = line;
  return {
    line: { lineId, version: cart.version },
    selection: hasChoices(search) ? readSelection(search, recipe) : { servings, changes },
  };
}

const hasChoices = (search: URLSearchParams) =>
  [...search.keys()].some((name) => /^(servings|serve|drop|change-.*|extra-.*)$/.test(name));

export async function askOffer(
  { api }: Visit,
  { slug }: Pick<Recipe, 'slug'>,
  { servings, changes }: Selection,
  lineId: string | undefined,
): Promise<{ offer: Offer } | { problem: Problem }> {
  const json = { servings, changes, ...(lineId === undefined ? {} : { lineId }) };
  const answer = await answerOf(api.api.recipes[':slug'].quote.$post({ param: { slug }, json }));
  return answer.ok ? { offer: answer.body } : { problem: answer.problem };
}

async function findExtras({ publicApi }: Visit, q: string): Promise<RecipeView['found']> {
  if (q === '') return undefined;
  const answer = await answerOf(publicApi.api.ingredients.$get({ query: { q, limit: '8' } }));
  return { q, items: answer.ok ? answer.body.items : [] };
}
