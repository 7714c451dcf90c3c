import type { Card, Category, Facets, MenuPage } from '../../kit/api-types.ts';
import { pageSize, type MenuView } from './menu-view.ts';
import { storedPath, writeWishes, type Wishes } from './wishes.ts';

/** Stored results are whole lists; a longer one than this is asked for page by page. */
const mostStored = 100;
const tooLong = new Set<string>();

async function ask<Body>(path: string, signal: AbortSignal): Promise<Body | undefined> {
  const reply = await fetch(path, { signal });
  return reply.ok ? ((await reply.json()) as Body) : undefined;
}

let known: Promise<Category[] | undefined> | undefined;
/** The categories change seldom: asked for once in the life of a page. */
function categoriesOnce(): Promise<Category[] | undefined> {
  known ??= ask<{ items: Category[] }>('/api/categories', new AbortController().signal)
    .then((it) => it?.items)
    .catch(() => undefined);
  return known;
}

/** What the menu shows for these wishes, from the stored results or else from the API; undefined when neither can say. */
export async function askMenuInBrowser(
  wishes: Wishes,
  signal: AbortSignal,
): Promise<Omit<MenuView, 'siteUrl'> | undefined> {
  const [categories, answer] = await Promise.all([
    categoriesOnce(),
    askStored(wishes, signal).then((it) => it ?? askPage(wishes, signal)),
  ]);
  return categories && answer && { ...answer, wishes, categories, invalid: [] };
}

type Answer = Pick<MenuView, 'items' | 'total' | 'facets' | 'next'>;

async function askStored(wishes: Wishes, signal: AbortSignal): Promise<Answer | undefined> {
  const path = storedPath(wishes);
  if (path === undefined || tooLong.has(path)) return undefined;
  const stored = await ask<{ items: Omit<Card, 'portionsLeft'>[]; facets: Facets }>(path, signal);
  if (!stored) return undefined;
  if (stored.items.length > mostStored) {
    tooLong.add(path);
    return undefined;
  }
  const items = stored.items.map((card) => ({ ...card, portionsLeft: null }));
  return { items, total: items.length, facets: stored.facets, next: null };
}

export function askPage(
  wishes: Wishes,
  signal: AbortSignal,
  limit = pageSize,
): Promise<MenuPage | undefined> {
  return ask(`/api/recipes?${writeWishes(wishes).toString()}&limit=${limit}`, signal);
}

/** Stored results carry no stock: how many servings are left of the few, by recipe. */
export async function askFewLeft(
  wishes: Wishes,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  const page = await askPage({ ...wishes, cursor: '' }, signal, mostStored);
  return new Map(
    page?.items.flatMap(({ recipeNo, portionsLeft }) =>
      portionsLeft === null ? [] : [[recipeNo, portionsLeft] as const],
    ),
  );
}
