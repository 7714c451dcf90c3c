import { handle } from '../../http/handle.ts';
import type { Crew } from '../../platform/crew.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import { disputesFor, noteDispute, type Disputing, type DisputeView } from './disputes.ts';

/** What banks take back on behalf of their customers, as staff note it. */
export const routes = (parts: Disputing & { cashier: Pick<Crew, 'poke'> }) =>
  handle(contract, {
    listDisputes: async (c) =>
      c.json(viewOf(await disputesFor(parts, c.req.valid('param').orderNo)), 200),
    noteDispute: async (c) => {
      const where = c.req.valid('param');
      await noteDispute(parts, where, c.req.valid('json'), actorOf(c.var));
      parts.cashier.poke();
      return c.json(viewOf(await disputesFor(parts, where.orderNo)), 200);
    },
  });

const viewOf = ({ currency, items }: DisputeView) => ({
  currency,
  items: items.map(({ dispute, ...payment }) => ({
    ...payment,
    dispute: dispute && {
      ...dispute,
      openedAt: dispute.openedAt.toISOString(),
      decidedAt: dispute.decidedAt?.toISOString() ?? null,
    },
  })),
});
