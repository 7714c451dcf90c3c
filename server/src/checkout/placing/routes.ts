import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import * as customers from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { contract } from './contract.ts';
import { place, type Placing } from './placing.ts';

/** Where a cart becomes an order. */
export const routes = (parts: Placing & customers.Languages) =>
  handle(contract, {
    placeOrder: async (c) => {
      const key = c.req.valid('header')['idempotency-key'];
      if (!key) throw new Refusal('idempotency-key-missing');
      const { totalCents, dueCents, deliveryDay, ...asked } = c.req.valid('json');
      const language = languageOf(c);
      // Before its letters and its invoice are written. What is refused tells nothing of who asked.
      const takeBack = await customers.readsIn(parts, c.var.claims, language);
      const placed = await place(parts, c.var.claims, key, {
        ...asked,
        expectedTotalCents: totalCents,
        expectedDueCents: dueCents,
        day: deliveryDay,
        language,
      }).catch(async (error: unknown) => {
        await takeBack();
        throw error;
      });
      c.header('location', `/api/orders/${placed.orderNo}`);
      return c.json({ orderNo: placed.orderNo }, placed.isNew ? 201 : 200);
    },
  });
