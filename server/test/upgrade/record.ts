import type { Ask } from './old-store.ts';
import type { Story } from './story.ts';

/** What somebody was answered. `who` is a member, the guest, or nobody. */
export type Answer = { who: string; path: string; answer: unknown };

type Page = { items: { recipeNo?: number; ingredientNo?: number }[]; next?: string | null };

/** What the browser of somebody sends along. */
export function headersOf({ members, guest }: Story, who: string): Record<string, string> {
  const member = members.find(({ name }) => name === who);
  if (member) return { authorization: `Bearer ${member.accessToken}` };
  return who === 'guest' ? { cookie: `guest=${guest}` } : {};
}

/** Asks the old store everything that today's must answer the same. */
export async function recordAnswers(ask: Ask, story: Story): Promise<Answer[]> {
  const answers: Answer[] = [];
  async function record<Body>(who: string, path: string): Promise<Body> {
    const { status, body } = await ask<Body>('GET', path, { headers: headersOf(story, who) });
    if (status !== 200) throw new Error(`GET ${path} answered ${status} to ${who}.`);
    answers.push({ who, path, answer: body });
    return body;
  }
  async function recordList(who: string, path: string): Promise<Page['items']> {
    const items: Page['items'] = [];
    let next: string | null | undefined = '';
    while (next !== null && next !== undefined) {
      const cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
      const page: Page = await record<Page>(who, `${path}?limit=100${cursor}`);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }

  for (const { name } of story.members) await record(name, '/api/me');
  // Ada's basket is ordered, but it is not emptied yet.
  for (const who of ['ben', 'cleo', 'guest']) await record(who, '/api/cart');
  for (const who of ['ada', 'ben', 'cleo']) await recordList(who, '/api/orders');
  for (const { who, orderNo } of story.orders) {
    await record(who, `/api/orders/${orderNo}`);
    await record(who, `/api/orders/${orderNo}/cards`);
    await record('admin', `/api/admin/orders/${orderNo}`);
  }
  for (const list of ['orders', 'customers', 'recipes', 'ingredients', 'stock', 'stock-movements'])
    await recordList('admin', `/api/admin/${list}`);
  const { edited, draft, pictured } = story.recipes;
  for (const recipeNo of [edited, draft, ...(pictured ? [pictured] : [])])
    await record('admin', `/api/admin/recipes/${recipeNo}`);
  for (const day of story.days.open)
    for (const sheet of [
      'purchase-list',
      'portioning-sheet',
      'labels',
      'reconciliation',
      'packing',
    ])
      await record('admin', `/api/admin/kitchen/${day}/${sheet}`);
  const between = `from=${story.days.open[0] ?? ''}&to=${story.days.closed}`;
  await record('admin', `/api/admin/delivery-days?${between}`);
  const today = new Date().toISOString().slice(0, 10);
  await record('admin', `/api/admin/reports/sales?from=${today}&to=${story.days.closed}`);
  await record('nobody', '/api/recipes?limit=100');
  await record('nobody', '/api/categories');
  return answers;
}
