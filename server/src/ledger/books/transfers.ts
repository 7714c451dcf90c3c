import type { DisputeStage } from './dispute.ts';
import { paidCents, piecesOf, type Piece, type SoldOrder } from './pieces.ts';

type Cause =
  | 'capture'
  | 'sale'
  | 'refund'
  | 'bounce'
  | 'return'
  | 'write-off'
  | 'recovery'
  | 'dispute-opened'
  | 'dispute-won'
  | 'dispute-lost'
  | 'fee'
  | 'gift-issued'
  | 'gift-stopped'
  | 'credit-given'
  | 'credit-forfeited';

/** Money that moves from one account to another; what an account has is its debits less its credits. */
export type Transfer = {
  at: Date;
  debit: string;
  credit: string;
  /** More than 0. */
  cents: number;
  currency: string;
  orderNo: number | null;
  cause: Cause;
  /** Makes that it is posted once. */
  key: string;
};

/** What an order, or a part of it, is known by. */
type Of = { orderNo: number; currency: string; at: Date };
type PaymentOf = Of & {
  paymentNo: number;
  provider: string;
  /** Of a gift card or of credit; null or absent: the provider's. */
  account?: string | null;
  cents: number;
};

export const accounts = {
  order: (orderNo: number) => `order:${orderNo}`,
  provider: (provider: string) => `psp:${provider}`,
  /** What an account of the store's own is called in the books, whatever its currency: a transfer says that. */
  own: (account: string) => account.split(':').slice(0, 2).join(':'),
  sales: (taxClass: string) => (taxClass === 'delivery' ? 'delivery' : `sales:${taxClass}`),
  tax: (region: string | null, { taxClass, basisPoints }: Piece) =>
    `tax:${region ?? ''}:${taxClass}:${basisPoints}`,
};

/** Where the money of a payment comes from and goes back to. */
const sourceOf = ({ provider, account }: Pick<PaymentOf, 'provider' | 'account'>): string =>
  account ? accounts.own(account) : accounts.provider(provider);

/** A provider took `cents` more than the `before` that it had of this payment; asked again with the same sums it is the same transfer. */
export const captured = (payment: PaymentOf & { beforeCents?: number }): Transfer[] =>
  moved(payment, {
    debit: sourceOf(payment),
    credit: accounts.order(payment.orderNo),
    cause: 'capture',
    key: `capture-${payment.paymentNo}-${(payment.beforeCents ?? 0) + payment.cents}`,
  });

/** An order that is charged is sold: what it owes us, by what it is for. */
export const sold = (order: SoldOrder, at: Date): Transfer[] => {
  const of = { orderNo: order.orderNo, currency: order.currency, at };
  return piecesMoved(of, order.taxRegion, piecesOf(order), {
    cause: 'sale',
    key: `sale-${order.orderNo}`,
    reversed: false,
  });
};

/** What was sold is taken back in part: the mirror of its sale, for these pieces of it. */
export const returned = (
  refundNo: number,
  of: Of & { taxRegion: string | null },
  pieces: readonly Piece[],
): Transfer[] =>
  piecesMoved(of, of.taxRegion, pieces, {
    cause: 'return',
    key: `refund-${refundNo}`,
    reversed: true,
  });

/** Money went back the way it came. */
export const refunded = (refundNo: number, payment: Omit<PaymentOf, 'paymentNo'>): Transfer[] =>
  moved(payment, {
    debit: accounts.order(payment.orderNo),
    credit: sourceOf(payment),
    cause: 'refund',
    key: `refund-${refundNo}-money`,
  });

/** Money that had gone back was refused where it went: the customer has it still to get. */
export const bounced = (refundNo: number, payment: Omit<PaymentOf, 'paymentNo'>): Transfer[] =>
  moved(payment, {
    debit: accounts.provider(payment.provider),
    credit: accounts.order(payment.orderNo),
    cause: 'bounce',
    key: `refund-${refundNo}-bounced`,
  });

/** Nobody will pay this any more. */
export const writtenOff = (of: Of & { cents: number }): Transfer[] =>
  moved(of, {
    debit: 'bad-debt',
    credit: accounts.order(of.orderNo),
    cause: 'write-off',
    key: `write-off-${of.orderNo}`,
  });

/** What was written off was paid all the same, or is owed no more; `leftCents` was written off until then. */
export const recovered = (of: Of & { cents: number; leftCents: number }): Transfer[] =>
  moved(of, {
    debit: accounts.order(of.orderNo),
    credit: 'bad-debt',
    cause: 'recovery',
    key: `recovery-${of.orderNo}-${of.leftCents}`,
  });

/** A customer's bank takes money back until it is decided whose it is. */
export const disputed = (payment: PaymentOf, stage: DisputeStage): Transfer[] => {
  const provider = accounts.provider(payment.provider);
  const sides = {
    opened: { debit: 'dispute', credit: provider },
    won: { debit: provider, credit: 'dispute' },
    lost: { debit: 'bad-debt', credit: 'dispute' },
  }[stage];
  const key = `dispute-${payment.paymentNo}-${stage}`;
  return moved(payment, { ...sides, cause: `dispute-${stage}`, key });
};

/** What a provider keeps for its work. */
export const feeTaken = (payment: PaymentOf): Transfer[] =>
  moved(payment, {
    debit: 'fees',
    credit: accounts.provider(payment.provider),
    cause: 'fee',
    key: `fee-${payment.paymentNo}`,
  });

/** What was left of somebody's credit when they left the shop for good. */
export const creditForfeited = (customerNo: number, of: OfShop): Transfer[] =>
  moved(
    { ...of, orderNo: null },
    {
      debit: `credit:${customerNo}`,
      credit: 'promotion',
      cause: 'credit-forfeited',
      key: `credit-${customerNo}-${of.currency}-forfeited`,
    },
  );

type OfShop = Omit<Of, 'orderNo'> & { cents: number };

/** A gift card was issued: somebody paid for it outside of the store, or it is the shop's present. */
export const giftIssued = (giftNo: number, of: OfShop, sold: boolean): Transfer[] =>
  moved(
    { ...of, orderNo: null },
    {
      debit: paidFor(sold),
      credit: `gift:${giftNo}`,
      cause: 'gift-issued',
      key: `gift-${giftNo}-issued`,
    },
  );

/** What was left on a gift card that is spent no more. */
export const giftStopped = (giftNo: number, of: OfShop, sold: boolean): Transfer[] =>
  moved(
    { ...of, orderNo: null },
    {
      debit: `gift:${giftNo}`,
      credit: paidFor(sold),
      cause: 'gift-stopped',
      key: `gift-${giftNo}-stopped`,
    },
  );

const paidFor = (sold: boolean) => (sold ? 'till' : 'promotion');

/** A customer was given credit. */
export const creditGiven = (grantNo: number, customerNo: number, of: OfShop): Transfer[] =>
  moved(
    { ...of, orderNo: null },
    {
      debit: 'promotion',
      credit: `credit:${customerNo}`,
      cause: 'credit-given',
      key: `credit-${grantNo}-given`,
    },
  );

function moved(
  { at, orderNo, currency, cents }: Omit<Of, 'orderNo'> & { orderNo: number | null; cents: number },
  said: Pick<Transfer, 'debit' | 'credit' | 'cause' | 'key'>,
): Transfer[] {
  return cents === 0 ? [] : [{ at, orderNo, currency, cents, ...said }];
}

/** One transfer for each account that the pieces stand on. */
function piecesMoved(
  of: Of,
  region: string | null,
  pieces: readonly Piece[],
  { cause, key, reversed }: { cause: Cause; key: string; reversed: boolean },
): Transfer[] {
  const sums = new Map<string, number>();
  const add = (account: string, cents: number) =>
    sums.set(account, (sums.get(account) ?? 0) + cents);
  for (const piece of pieces) {
    add(accounts.sales(piece.taxClass), piece.salesCents);
    add(accounts.tax(region, piece), piece.taxCents);
    add('promotion', -piece.discountCents);
  }
  const order = accounts.order(of.orderNo);
  return [...sums].flatMap(([account, cents]) => {
    const isOrderDebited = cents > 0 !== reversed;
    return moved(
      { ...of, cents: Math.abs(cents) },
      {
        debit: isOrderDebited ? order : account,
        credit: isOrderDebited ? account : order,
        cause,
        key: `${key}-${account}`,
      },
    );
  });
}

export const totalOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + paidCents(piece), 0);
