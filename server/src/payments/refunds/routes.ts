import { paidCents } from '../../ledger/books/pieces.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { Refusal } from '../../refusal.ts';
import { contract } from './contract.ts';
import type { Refund } from './refund.ts';
import { askRefund, previewRefund, refundsOf, sendAgain, type Refunding } from './refunds.ts';

/** Money that goes back, as staff ask for it. */
export const routes = (parts: Refunding) =>
  handle(contract, {
    listRefunds: async (c) => {
      const { refunds, ...view } = await refundsOf(parts, c.req.valid('param').orderNo);
      const listed = refunds.map((refund) => ({ ...refundOf(refund), cameBack: refund.cameBack }));
      return c.json({ ...view, refunds: listed }, 200);
    },
    previewRefund: async (c) => {
      const { orderNo } = c.req.valid('param');
      const { given, ...sum } = await previewRefund(parts, orderNo, c.req.valid('json').parts);
      const told = given.map((part) => ({
        lineNo: part.lineNo,
        cents: paidCents(part),
        taxCents: part.taxCents,
      }));
      return c.json({ ...sum, parts: told }, 200);
    },
    askRefund: async (c) => {
      const key = c.req.valid('header')['idempotency-key'];
      if (!key) throw new Refusal('idempotency-key-missing');
      const { orderNo } = c.req.valid('param');
      const { parts: asked, reason } = c.req.valid('json');
      const ask = { by: actorOf(c.var), reason, key };
      const { refunds, isNew } = await askRefund(parts, orderNo, asked, ask);
      const { currency } = await refundsOf(parts, orderNo);
      const cents = refunds.reduce((sum, refund) => sum + refund.cents, 0);
      const body = { cents, currency, refunds: refunds.map(refundOf) };
      return c.json(body, isNew ? 201 : 200);
    },
    sendRefundAgain: async (c) => {
      const { orderNo, refundNo } = c.req.valid('param');
      const sent = await sendAgain(parts, orderNo, refundNo, actorOf(c.var));
      return c.json(refundOf(sent), 201);
    },
  });

const refundOf = (refund: Refund) => {
  const { refundNo, cents, state, reason, failure, paymentNo, askedAt, askedBy, settledAt } =
    refund;
  return {
    refundNo,
    cents,
    state,
    reason,
    failure,
    onAccount: paymentNo === null,
    askedAt: askedAt.toISOString(),
    askedBy,
    settledAt: settledAt?.toISOString() ?? null,
  };
};
