import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as kitchens from './kitchens.ts';

/** The kitchens of the shop. */
export const routes = (parts: kitchens.Kitchens) =>
  handle(contract, {
    listKitchens: async (c) => c.json({ items: await kitchens.kitchens(parts) }, 200),
    addKitchen: async (c) => {
      const { name } = c.req.valid('json');
      return c.json(await kitchens.addKitchen(parts, name, actorOf(c.var)), 201);
    },
    renameKitchen: async (c) => {
      const { kitchenNo } = c.req.valid('param');
      const asked = c.req.valid('json');
      return c.json(await kitchens.renameKitchen(parts, kitchenNo, asked, actorOf(c.var)), 200);
    },
  });
