import { handle } from '../../http/handle.ts';
import { Refusal } from '../../refusal.ts';
import { beginChange, changeOrder, quoteDestination, type Changing } from './changing.ts';
import { contract } from './contract.ts';

/** Where customers change what they ordered. */
export const routes = (parts: Changing) =>
  handle(contract, {
    quoteOrderChange: async (c) => {
      const { deliveryDay: day, deliverTo } = c.req.valid('json');
      const { orderNo } = c.req.valid('param');
      return c.json(await quoteDestination(parts, c.var.claims, orderNo, { day, deliverTo }), 200);
    },
    beginOrderChange: async (c) => {
      const { version } = await beginChange(parts, c.var.claims, c.req.valid('json').orderNo);
      return c.json({ version }, 200);
    },
    changeOrder: async (c) => {
      const key = c.req.valid('header')['idempotency-key'];
      if (!key) throw new Refusal('idempotency-key-missing');
      const { deliveryDay: day, totalCents: expectedTotalCents, ...asked } = c.req.valid('json');
      const { orderNo } = c.req.valid('param');
      const request = { ...asked, day, expectedTotalCents };
      return c.json(await changeOrder(parts, c.var.claims, orderNo, key, request), 200);
    },
  });
