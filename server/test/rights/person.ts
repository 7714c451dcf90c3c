import { charge } from '../money/till.ts';
import { fillBasket, firstDay, order, type Person, type Store } from '../store.ts';

/** Somebody whose every word is like nobody else's, so that a search finds whatever is left of them. */
export const zora = {
  email: 'zoraquill@vexmail.example',
  name: 'Zoraquill Vexlimber',
  phone: '0899917311',
  address: '77 Quibblethorn Yard',
  postcode: 'D99 ZQ77',
  note: 'Wumblegate code 4477',
  label: 'Gnarlhouse',
  reason: 'My Brindlewhim has changed',
};
/** What to search for, as it may be written anywhere. */
export const wordsOfZora =
  /zoraquill|vexlimber|vexmail|0?899917311|quibblethorn|D99 ?ZQ77|wumblegate|gnarlhouse|brindlewhim/i;

const goesTo = {
  name: zora.name,
  phone: zora.phone,
  address: zora.address,
  postcode: zora.postcode,
  note: zora.note,
};

export async function orderOf(store: Store, person: Person, servings = 2): Promise<number> {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  const reply = await order(person, basket, { day: firstDay, deliverTo: goesTo });
  if (reply.status !== 201) throw new Error(`The order answered ${JSON.stringify(reply.body)}.`);
  await store.settled();
  return reply.body.orderNo;
}

/** Zora has everything that the store keeps of anybody: a profile, addresses, orders of several kinds, a subscription, a box, letters. */
export async function openZora(
  store: Store,
  pays?: (person: Person, orderNo: number) => Promise<unknown>,
) {
  const person = await store.customer(zora.email);
  const office = await store.administrator();
  const must = async (method: string, path: string, body?: unknown, who = person) => {
    const reply = await who.ask(method, path, body);
    if (reply.status >= 300) throw new Error(`${path} answered ${JSON.stringify(reply.body)}.`);
    return reply.body;
  };
  const { version } = (await person.ask<{ version: number }>('GET', '/api/me')).body;
  await must('PATCH', '/api/me', { version, ...goesTo, diets: ['vegetarian'] });
  await must('POST', '/api/me/addresses', { label: zora.label, ...goesTo });
  const cancelled = await orderOf(store, person);
  await pays?.(person, cancelled);
  await must('POST', `/api/orders/${cancelled}/cancel`, { reason: zora.reason });
  await store.settled();
  const delivered = await orderOf(store, person);
  await pays?.(person, delivered);
  const { editNo, totalCents } = (
    await person.ask<{ editNo: number; totalCents: number }>('GET', `/api/orders/${delivered}`)
  ).body;
  const key = { 'idempotency-key': 'zora-changes' };
  const changed = {
    editNo,
    totalCents,
    deliveryDay: firstDay,
    deliverTo: { ...goesTo, note: 'Back door' },
  };
  const edited = await person.ask('PUT', `/api/orders/${delivered}`, changed, key);
  if (edited.status !== 200) throw new Error(`Changing answered ${JSON.stringify(edited.body)}.`);
  // A card is charged when the order closes.
  if (!pays) await charge(store, delivered);
  for (const to of ['packing', 'packed', 'shipped', 'delivered'])
    await must('POST', `/api/admin/orders/${delivered}/move`, { to, reason: zora.reason }, office);
  await store.settled();
  // More meals than there are: no box is ordered.
  const plan = { meals: 10, servings: 2, weekday: 3, everyWeeks: 1 };
  await must('POST', '/api/subscriptions', { ...plan, deliverTo: goesTo });
  await store.settled();
  await must('POST', '/api/cancellations', { email: zora.email, reason: zora.reason });
  await must('POST', '/api/withdrawals', {
    name: zora.name,
    email: zora.email,
    orderNo: delivered,
    statement: zora.reason,
  });
  await store.settled();
  await must('POST', '/api/cart/lines', { recipeNo: store.nos.recipe('Congee'), servings: 1 });
  await must('PUT', '/api/cart/place', { postcode: zora.postcode });
  return { person, office, cancelled, delivered };
}
