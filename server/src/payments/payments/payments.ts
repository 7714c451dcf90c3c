import type { Config } from '../../config.ts';
import { wordingOf, type Wording } from '../../checkout/after-order/letter.ts';
import { payTerms } from '../../checkout/days/pay-terms.ts';
import { prefixOf, type Language } from '../../contract/languages.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Claims } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import {
  lookAt,
  moneyOf,
  paymentByToken,
  startPaying,
  type Cashier,
  type Started,
} from '../cashier/cashier.ts';
import type { Phase } from '../cashier/merge.ts';
import { toPayOf } from '../cashier/payment.ts';
import { alertsOf, type PaymentAlert } from './alerts.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import * as rows from './sql.ts';

/** What paying takes. */
export type Paying = Cashier &
  customers.People & { config: Pick<Config, 'shop' | 'payments' | 'publicUrl'> };

/** Begins to pay for one's own order, or goes on. */
export async function pay(
  paying: Paying,
  claims: Claims,
  orderNo: number,
  methodRef: string | undefined,
  language: Language,
): Promise<Started> {
  const { customerNo } = await customers.customerOf(paying, claims);
  const { order } = await moneyOf(paying, orderNo);
  if (order.customerNo !== customerNo) throw new Refusal('order-not-found');
  if (methodRef !== undefined) await ownMethod(paying, customerNo, methodRef);
  const { timeZone } = paying.config.shop;
  const { publicUrl } = paying.config;
  const wording = wordingOf(paying.config, language);
  const isDue = (phase: Phase) => phase === 'charging' || phase === 'gone';
  return startPaying(paying, orderNo, {
    methodRef,
    purpose: ({ chargeAt }, phase) =>
      isDue(phase) ? 'hold' : payTerms('sandbox', paying.clock(), chargeAt).purpose,
    returnUrl: (token) => `${publicUrl}${prefixOf(language)}/pay/${token}`,
    note: ({ chargeAt }, purpose) =>
      chargeAt <= paying.clock()
        ? null
        : noteFor(purpose, wording.moment(chargeAt, timeZone), wording.words.payment),
  });
}

const noteFor = (
  purpose: 'hold' | 'save' | 'charge',
  moment: string,
  { keptNow, heldNow }: Wording['words']['payment'],
) => (purpose === 'save' ? keptNow(moment) : heldNow(moment));

/** How a payment stands for who comes back from the provider: it is asked, and nobody needs to be signed in. */
export async function returned(
  paying: Paying,
  token: string,
): Promise<Outcome & { orderNo: number; keptUntil: Date | null }> {
  const payment = await paymentByToken(paying, token);
  if (!payment) throw new Refusal('payment-unknown');
  const { orderNo, paymentNo } = payment;
  const looked = await lookAt(paying, orderNo);
  const money = await moneyOf(paying, orderNo);
  const seen = money.payments.find((it) => it.paymentNo === paymentNo) ?? payment;
  const told = outcomeOf(money, seen);
  const keptUntil = money.phase === 'awaiting' ? money.order.payBy : null;
  // What could not be asked may be paid.
  return looked === 'away' && told.outcome === 'unpaid'
    ? { outcome: 'waiting', failure: null, orderNo, keptUntil }
    : { ...told, orderNo, keptUntil };
}

/** The cards that somebody lets the shop keep. */
export async function methodsOf(paying: Paying, claims: Claims): Promise<rows.Method[]> {
  const { customerNo } = await customers.customerOf(paying, claims);
  const { payments, database } = paying;
  return payments ? rows.readMethods(database, payments.provider, customerNo) : [];
}

async function ownMethod(paying: Paying, customerNo: number, methodRef: string): Promise<void> {
  const { payments, database } = paying;
  const own = payments ? await rows.readMethods(database, payments.provider, customerNo) : [];
  if (!own.some((method) => method.methodRef === methodRef))
    throw new Refusal('payment-method-not-found');
}

/** Keeps a card no longer, unless an order is still to be charged to it. */
export async function forgetMethod(
  paying: Paying,
  claims: Claims,
  methodRef: string,
): Promise<void> {
  const { customerNo } = await customers.customerOf(paying, claims);
  await ownMethod(paying, customerNo, methodRef);
  const { payments, database } = paying;
  if (!payments) return;
  const { provider } = payments;
  await database.transaction(async (tx) => {
    const orderNo = await rows.orderThatNeeds(tx, provider, methodRef);
    if (orderNo !== undefined) throw new Refusal('payment-method-needed', { orderNo });
    await rows.removeMethod(tx, { provider, customerNo, methodRef });
  });
  await payments.forget(methodRef);
}

/** Orders to work off: their charge failed, and nobody has paid them since. */
export const failedCharges = (
  { database }: Pick<Paying, 'database'>,
  question: { before: number | undefined; limit: number },
): Promise<rows.FailedCharge[]> => rows.readFailedCharges(database, question);

/** More than anybody sees to at once. */
const mostAlerts = 200;

/** Money that somebody has to look at, for as long as it is so. */
export async function paymentAlerts(
  parts: Pick<Paying, 'database' | 'clock'>,
): Promise<PaymentAlert[]> {
  const { database, clock } = parts;
  const alerts: PaymentAlert[] = [];
  for (const orderNo of await rows.readDoubtful(database, mostAlerts)) {
    const { order, payments } = await moneyOf(parts, orderNo);
    alerts.push(...alertsOf({ ...toPayOf(order), orderNo }, payments, clock()));
  }
  const refunds = await rows.readRefundsToSeeTo(database, mostAlerts);
  return [
    ...alerts,
    ...refunds.map(({ state, ...refund }) => ({
      ...refund,
      kind: `refund-${state}` as const,
      wanted: null,
    })),
  ];
}
