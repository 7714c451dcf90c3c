import { mostStored } from '../../../../server/src/contract/stored-results.ts';
import { ownLanguage } from '../../../../server/src/contract/languages.ts';
import { inLanguage } from '../../kit/in-language.ts';
import { language } from '../../words/en/language.ts';
import type { Card, Facets, MenuPage } from '../../kit/api-types.ts';
import { noWeeks, type MenuWeeks } from '../../kit/weeks.ts';
import { pageSize, weekShown, type MenuView } from './menu-view.ts';
import { askedOf, menuAddress, storedPath, type MenuFilters } from './menu-filters.ts';

/** How many servings are left of what is nearly gone, by recipe. */
export type FewLeft = ReadonlyMap<number, number>;

type Answer = Pick<MenuView, 'items' | 'total' | 'facets' | 'next' | 'understood'>;

/** As long as caches may keep a stored result without asking. */
const heldMs = 60_000;

// What the page has: the categories, its answers by their address, and how long the stored results are that it knows of.
let categories: MenuView['categories'] | undefined;
let weeks: MenuWeeks = noWeeks;
const held = new Map<string, { answer: Answer; until: number }>();
const lengths = new Map<string, number>();

/** Keeps what the page shows, so that it is not asked for again. */
export function keepView(view: MenuView): void {
  if (view.invalid.length > 0) return;
  const { filters, items, total, facets, next, understood } = view;
  categories = view.categories;
  weeks = view.weeks;
  const now = Date.now();
  for (const [address, { until }] of held) if (until <= now) held.delete(address);
  const address = menuAddress(filters);
  const answer = { items, total, facets, next, understood };
  if (!held.has(address)) held.set(address, { answer, until: now + heldMs });
  keepLengths({ ...filters, week: view.week }, answer);
}

/** The counts beside the choices are the lengths of the lists that they lead to. */
function keepLengths(filters: MenuFilters, { total, facets }: Answer): void {
  const keep = (change: Partial<MenuFilters>, count: number) => {
    const path = storedPath({ ...filters, sort: '', cursor: '', ...change });
    if (path !== undefined) lengths.set(path, count);
  };
  keep({}, total);
  const inAll = facets.categories.reduce((sum, { count }) => sum + count, 0);
  keep({ category: '' }, inAll);
  for (const { value, count } of facets.categories) keep({ category: value }, count);
  for (const { value, count } of facets.diets) keep({ diet: [...filters.diet, value] }, count);
  for (const { value, count } of facets.without) {
    keep({ without: [...filters.without, value] }, count);
  }
}

/**
 * What the menu shows for these filters: what the page has, one stored result, or one page of the API. Only the last knows the stock;
 * beside the others it is asked for by itself. Undefined when the page has no categories yet, or nothing answers.
 */
export async function askMenuInBrowser(
  filters: MenuFilters,
  signal: AbortSignal,
): Promise<Omit<MenuView, 'siteUrl'> | undefined> {
  if (!categories) return undefined;
  const week = weekShown(filters, weeks);
  const about = { filters, categories, weeks, week, invalid: [] };
  const known = held.get(menuAddress(filters));
  if (known && known.until > Date.now()) {
    return { ...about, ...known.answer, fewLeft: askFewLeft(week, signal) };
  }
  // What is stored is in the shop's own language.
  const path = language === ownLanguage ? storedPath({ ...filters, week }) : undefined;
  if (path !== undefined && (lengths.get(path) ?? 0) <= mostStored) {
    const fewLeft = askFewLeft(week, signal);
    const stored = await askStored(path, signal);
    if (stored) return { ...about, ...stored, fewLeft };
  }
  const page = await askPage({ ...filters, week }, signal);
  return page && { ...about, ...page };
}

/** What an older version stored has no kinds yet. A longer list is only begun, and says how long it is and where the API goes on. */
async function askStored(path: string, signal: AbortSignal): Promise<Answer | undefined> {
  type Stored = {
    items: Omit<Card, 'portionsLeft'>[];
    facets: Omit<Facets, 'kinds'>;
    total?: number;
    next?: string;
  };
  const stored = await ask<Stored>(path, signal);
  if (!stored) return undefined;
  const items = stored.items.map((card) => ({ ...card, portionsLeft: null }));
  const { total = items.length, next = null } = stored;
  return { items, total, facets: { kinds: [], ...stored.facets }, next };
}

export function askPage(filters: MenuFilters, signal: AbortSignal): Promise<MenuPage | undefined> {
  const search = askedOf(filters);
  search.set('limit', String(pageSize));
  return ask(inLanguage(`/api/recipes?${search.toString()}`), signal, asItIsNow);
}

/** A failure is no reason to keep the recipes back: they only say nothing of the stock then. */
async function askFewLeft(week: string, signal: AbortSignal): Promise<FewLeft | undefined> {
  type Few = { items: { recipeNo: number; portionsLeft: number }[] };
  const path = week === '' ? '/api/few-left' : `/api/few-left?week=${week}`;
  const few = await ask<Few>(path, signal, asItIsNow).catch(() => undefined);
  return few && new Map(few.items.map(({ recipeNo, portionsLeft }) => [recipeNo, portionsLeft]));
}

/** The stock changes all the time: a browser's copy is only good when the store says so. */
const asItIsNow = { cache: 'no-cache' } as const;

async function ask<Body>(
  path: string,
  signal: AbortSignal,
  how: RequestInit = {},
): Promise<Body | undefined> {
  const reply = await fetch(path, { signal, ...how });
  return reply.ok ? ((await reply.json()) as Body) : undefined;
}
