import { data, redirect } from 'react-router';
import { answerOf, orThrow, write } from '../../kit/answers.server.ts';
import type {
  Invoice,
  Order,
  OrderedCard,
  OrderLine,
  PaymentMethod,
  Shortage,
} from '../../kit/api-types.ts';
import { describeChanges } from '../../kit/describe-changes.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** A line as it was ordered, with its recipe card of that day. */
export type OrderedLine = OrderLine & { card: OrderedCard | undefined; changesInWords: string[] };
export type ReadOrder = Omit<Order, 'lines'> & { lines: OrderedLine[] };

export async function readOrder(
  request: Request,
  { api }: Visit,
  orderNo: string,
): Promise<ReadOrder> {
  const param = { orderNo };
  const asked = await write(request, api.api.orders[':orderNo'].$get({ param }));
  // An address that is no number is an order that is not there.
  if (!asked.ok && asked.problem.status === 400) throw data(null, { status: 404 });
  const order = orThrow(asked);
  const { items } = orThrow(await answerOf(api.api.orders[':orderNo'].cards.$get({ param })));
  const lines = order.lines.map((line) => {
    const card = items.find(({ lineNo }) => lineNo === line.lineNo)?.card;
    const named = [...(card?.ingredients ?? []), ...line.ingredients];
    const known = new Map(
      named.map(({ ingredientNo, name, unit }) => [ingredientNo, { name, unit }]),
    );
    return { ...line, card, changesInWords: describeChanges(line.changes, known) };
  });
  return { ...order, lines };
}

/** The cards of whoever is signed in; of nobody none. */
export async function keptCards({ api }: Visit): Promise<PaymentMethod[]> {
  const asked = await answerOf(api.api.me['payment-methods'].$get());
  return asked.ok ? asked.body.items : [];
}

/** What was billed for it and credited of it. */
export async function readDocuments(
  request: Request,
  { api }: Visit,
  orderNo: string,
): Promise<Invoice[]> {
  const asked = api.api.orders[':orderNo'].invoices.$get({ param: { orderNo } });
  return orThrow(await write(request, asked)).items;
}

/** What was missing in its box. */
export async function readShortages(
  request: Request,
  { api }: Visit,
  orderNo: string,
): Promise<Shortage[]> {
  const asked = api.api.orders[':orderNo'].shortages.$get({ param: { orderNo } });
  return orThrow(await write(request, asked)).items;
}

/** Answers what is asked of a box, and leads to the order; or why not. */
export async function answerShortage(
  request: Request,
  { api }: Visit,
  orderNo: string,
  form: FormData,
): Promise<Problem> {
  const param = { orderNo, shortageNo: textOf(form, 'shortage') };
  const json = { accepts: textOf(form, 'intent') === 'shortage-yes' };
  const asked = api.api.orders[':orderNo'].shortages[':shortageNo'].$post({ param, json });
  const answered = await write(request, asked);
  if (answered.ok) throw redirect(`/account/orders/${orderNo}`, 303);
  return answered.problem;
}
