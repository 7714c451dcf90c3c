import { createHash } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Language } from '../../contract/languages.ts';
import { offerOf } from '../../food/menu-weeks/menu-week.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { Customer } from '../../people/customers/customer.ts';
import type { AgreedTo } from '../../people/consents/consent.ts';
import * as consents from '../../people/consents/consents.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Claims } from '../../platform/platform.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import * as carts from '../cart/cart.ts';
import * as promotions from '../promotions/promotions.ts';
import type { OpenDays } from '../days/days.ts';
import { payTerms } from '../days/pay-terms.ts';
import { cutOffOf, isDelivered, shopDate, type DeliveryDay } from '../days/delivery-days.ts';
import type { DeliverTo, OrderDesk, Outcome } from '../desk/desk.ts';
import type { PlanProblem } from '../desk/plan-order.ts';
import type { WarmPrices } from '../pricing/pricing.ts';
import * as rows from './sql.ts';

/** What placing an order takes. */
export type Placing = consents.Consents &
  carts.Carts & {
    menu: WarmMenu;
    days: OpenDays;
    desk: OrderDesk;
    prices: WarmPrices;
    config: Pick<Config, 'shop' | 'payments'>;
  };

export type OrderRequest = {
  basketVersion: number;
  expectedTotalCents: number;
  expectedDueCents?: number | undefined;
  day: string;
  deliverTo: DeliverTo;
  confirmedAge?: number | undefined;
  agreedTo?: AgreedTo | undefined;
  /** Of the page that was read. */
  language: Language;
};

/** Places the customer's cart as one order. The same key with the same request answers the same order, whatever has changed since. */
export async function place(
  counter: Placing,
  claims: Claims,
  key: string,
  request: OrderRequest,
): Promise<{ orderNo: number; isNew: boolean }> {
  const customer = await customers.customerOf(counter, claims);
  const requestHash = hashOf(request);
  const cart = await carts.cartOf(counter, { customerNo: customer.customerNo });
  let open: DeliveryDay;
  try {
    if (cart.editing) throw new Refusal('cart-changes-order', { orderNo: cart.editing.orderNo });
    refuseUnseen(cart.version, request);
    open = openDay(counter, request.day);
    await counter.days.ensure([request.day]);
    await consents.agreeToOrder(counter, customer.customerNo, request);
  } catch (refusal) {
    const earlier = await earlierOrder(counter, customer, key, requestHash);
    if (earlier) return earlier;
    throw refusal;
  }
  const { day, deliverTo, expectedTotalCents, expectedDueCents, confirmedAge } = request;
  const balance = await promotions.balanceOf(counter, counter.prices.now(), customer.customerNo);
  const outcome = await counter.desk.submit({
    customer,
    key,
    requestHash,
    cart,
    day,
    cancelUntil: open.cutOffAt,
    deliverTo,
    payment: payTerms(counter.config.payments.kind, counter.clock(), open.cutOffAt),
    expectedTotalCents,
    expectedDueCents,
    balance,
    confirmedAge,
  });
  // An order placed before may be of an earlier cart than the one that lies there now.
  if ((outcome.kind === 'placed' && outcome.isNew) || outcome.kind === 'basket-ordered')
    carts.rememberOrdered(counter.ordered, cart);
  return orRefuse(counter, outcome);
}

function hashOf(request: OrderRequest): string {
  const { basketVersion, expectedTotalCents, expectedDueCents, day, deliverTo } = request;
  const { name, phone, address, country, postcode, note } = deliverTo;
  const asked = [basketVersion, expectedTotalCents, day, name, phone, address];
  // An order that says no more is hashed as before there was more to say.
  const { confirmedAge } = request;
  const more = [confirmedAge, country, postcode, note, expectedDueCents].map((it) => it ?? null);
  while (more.length > 0 && more.at(-1) === null) more.pop();
  const canonical = JSON.stringify([...asked, ...more]);
  return createHash('sha256').update(canonical).digest('base64url');
}

function refuseUnseen(version: number, { basketVersion }: OrderRequest): void {
  if (version === 0) throw new Refusal('basket-empty');
  if (version !== basketVersion) throw new Refusal('basket-changed', { version });
}

/** The day that is asked for, while it can be ordered for. */
export function openDay(counter: Pick<Placing, 'days' | 'clock'>, day: string): DeliveryDay {
  const found = counter.days.now().find((open) => open.day === day);
  if (found) return found;
  const today = shopDate(counter.clock(), counter.days.calendar.timeZone);
  const inCalendar = day >= today && isDelivered(day, counter.days.calendar);
  if (inCalendar && counter.clock() >= cutOffOf(day, counter.days.calendar)) {
    throw new Refusal('cut-off-passed', {
      fields: [{ field: '/deliveryDay', message: 'has closed' }],
    });
  }
  throw new Refusal('delivery-day-unknown', {
    fields: [{ field: '/deliveryDay', message: 'is not a delivery day' }],
  });
}

async function earlierOrder(
  counter: Placing,
  { customerNo }: Customer,
  key: string,
  requestHash: string,
): Promise<{ orderNo: number; isNew: boolean } | undefined> {
  const [earlier] = await rows.findAsked(counter.database, [{ customerNo, key }]);
  if (!earlier) return undefined;
  if (earlier.requestHash !== requestHash) throw new Refusal('idempotency-key-reused');
  return { orderNo: earlier.orderNo, isNew: false };
}

function orRefuse(counter: Placing, outcome: Outcome): { orderNo: number; isNew: boolean } {
  switch (outcome.kind) {
    case 'placed':
      return { orderNo: outcome.orderNo, isNew: outcome.isNew };
    case 'key-reused':
      throw new Refusal('idempotency-key-reused');
    case 'basket-ordered':
      throw new Refusal('basket-already-ordered', { orderNo: outcome.orderNo });
    case 'not-planned':
      throw refusalOfPlan(counter, outcome.problem);
    case 'balance-changed':
      throw new Refusal(outcome.kind);
    case 'does-not-fit':
      throw doesNotFit(counter, outcome);
    case 'failed':
      throw outcome.error;
  }
}

export function refusalOfPlan(
  { config }: { config: Pick<Config, 'shop'> },
  { code, ...details }: PlanProblem,
): Refusal {
  return new Refusal(
    code,
    code === 'age-not-confirmed'
      ? { ...details, age: config.shop.alcoholAge }
      : { ...details, ...atItsField(code) },
  );
}

/** Which field of the order a price cannot be made with. */
function atItsField(code: RefusalCode): { fields?: { field: string; message: string }[] } {
  const at = (field: string, message: string) => ({ fields: [{ field, message }] });
  if (code === 'postcode-missing') return at('/deliverTo/postcode', 'is missing');
  if (code === 'no-delivery-there') return at('/deliverTo/postcode', 'is not in a delivery zone');
  if (code === 'tax-rate-missing') return at('/deliverTo/postcode', 'has no tax rate on that day');
  if (code === 'zone-not-that-day')
    return at('/deliveryDay', 'is no day on which a box comes there');
  return {};
}

export function doesNotFit(
  counter: Pick<Placing, 'menu'>,
  { decision, remedies }: Pick<Outcome & { kind: 'does-not-fit' }, 'decision' | 'remedies'>,
): Refusal {
  if (decision.code === 'recipe-sold-out') {
    const { recipes } = counter.menu.catalogue();
    return new Refusal('recipe-sold-out', {
      soldOut: decision.soldOut.map(({ offer, needed, left }) => {
        const { week, recipeNo } = offerOf(offer);
        return { week, recipeNo, name: recipes.get(recipeNo)?.name ?? null, needed, left };
      }),
      remedies,
    });
  }
  if (decision.code === 'promotion-used-up' || decision.code === 'balance-changed')
    return new Refusal(decision.code);
  if (decision.code !== 'out-of-stock') {
    return new Refusal(decision.code, {
      fields: [{ field: '/deliveryDay', message: 'takes no more boxes' }],
    });
  }
  const { ingredients } = counter.menu.catalogue();
  return new Refusal('out-of-stock', {
    shortages: decision.shortages.map((short) => ({
      ...short,
      name: ingredients.get(short.ingredientNo)?.name ?? null,
    })),
    remedies,
  });
}
