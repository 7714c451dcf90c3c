import { handle } from '../../http/handle.ts';
import { forgetTokens } from '../../http/session.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import * as customers from '../../people/customers/customers.ts';
import { contract } from './contract.ts';
import { erasableOf, erase, type Erasing } from './erasure.ts';

/** How somebody is erased: at their own wish, proved by their password, or by staff who were asked to. */
export const routes = (parts: Erasing) =>
  handle(contract, {
    readErasable: async (c) => {
      const { customerNo } = await customers.currentProfile(parts, c.var.claims);
      return c.json(await erasableOf(parts, customerNo), 200);
    },
    eraseMe: async (c) => {
      const { password } = c.req.valid('json');
      // A token may still say the address of before.
      const { customerNo, email: known } = await customers.currentProfile(parts, c.var.claims);
      const email = known ?? c.var.claims.email;
      await parts.accounts.provePassword({ email, password }, c.var.caller);
      await erase(parts, customerNo, { by: 'customer', reason: null });
      forgetTokens(c);
      return c.json({ done: true as const }, 200);
    },
    readErasableForStaff: async (c) =>
      c.json(await erasableOf(parts, c.req.valid('param').customerNo), 200),
    eraseCustomer: async (c) => {
      const { reason } = c.req.valid('json');
      await erase(parts, c.req.valid('param').customerNo, { by: actorOf(c.var), reason });
      return c.json({ done: true as const }, 200);
    },
  });
