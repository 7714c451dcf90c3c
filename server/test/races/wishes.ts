import { randomUUID } from 'node:crypto';
import { customerOfAccount } from '../../src/people/customers/sql.ts';
import type { AskedOrder, Outcome } from '../../src/checkout/desk/desk.ts';
import { mealsOnly } from '../../src/checkout/pricing/pricing.fixtures.ts';
import { planOrder } from '../../src/checkout/desk/plan-order.ts';
import { deliverTo, type Store } from '../store.ts';

/** An order as it lies on the desk, of a customer of its own. */
export async function wish(
  { shop, nos }: Store,
  lines: { recipe: string; servings: number }[],
  day: string,
) {
  const account = randomUUID();
  const who = { accountId: account, email: `${account}@example.com`, former: 'nobody' };
  const customer = await customerOfAccount(shop.database, who);
  if (!customer) throw new Error('The customer was not made.');
  const cart: AskedOrder['cart'] = {
    basketId: randomUUID(),
    version: 1,
    lines: lines.map(({ recipe, servings }) => ({
      lineId: randomUUID(),
      recipeNo: nos.recipe(recipe),
      servings,
      changes: [],
      acknowledged: [],
    })),
  };
  const expectedTotalCents = cart.lines.reduce((sum, line) => {
    const recipe = shop.menu
      .published()
      .entries.find((entry) => entry.recipe.recipeNo === line.recipeNo);
    return sum + (recipe?.quote.price.totalCents ?? 0) * line.servings;
  }, 0);
  const asked: AskedOrder = {
    customer,
    key: randomUUID(),
    requestHash: account,
    cart,
    day,
    cancelUntil: new Date(`${day}T00:00:00Z`),
    deliverTo,
    expectedTotalCents,
    payment: { by: 'invoice', payBy: null, purpose: 'hold' },
  };
  const planning = planOrder(cart.lines, expectedTotalCents, shop.menu.quote, customer, mealsOnly);
  if (!planning.ok) throw new Error(planning.problem.code);
  return { asked, day, need: planning.plan.need };
}
export type Wished = Awaited<ReturnType<typeof wish>>;

/** What an order hears from the desk, in a word. */
export const answerOf = (outcome: Outcome) =>
  outcome.kind === 'does-not-fit' ? outcome.decision.code : outcome.kind;
