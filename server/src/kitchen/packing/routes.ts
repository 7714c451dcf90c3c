import { moveOrders, type Moving } from '../../checkout/orders/orders.ts';
import { tellMissing, type Refunding } from '../../payments/refunds/refunds.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { Refusal } from '../../refusal.ts';
import * as kitchen from './packing.ts';
import { boardOrderFor } from './reply.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

/** Boxes of one delivery day as they are packed. */
export const routes = (parts: Moving & Refunding) =>
  handle(contract, {
    readPackingBoard: async (c) => {
      const { date } = c.req.valid('param');
      const { progress, orders, allergenRun } = await kitchen.packing(
        parts,
        date,
        c.req.valid('query').kitchen,
      );
      const told = orders.map(boardOrderFor(c.var.asker));
      return c.json({ day: date, progress, orders: told, allergenRun }, 200);
    },
    packLine: async (c) => {
      const { date, orderNo, lineNo } = c.req.valid('param');
      const { packed } = c.req.valid('json');
      const mark = { orderNo, lineNo, packed };
      const order = await kitchen.packLine(parts, date, mark, actorOf(c.var));
      return c.json(boardOrderFor(c.var.asker)(order), 200);
    },
    takeOut: async (c) => {
      const { date, orderNo, lineNo } = c.req.valid('param');
      const out = { orderNo, lineNo, ...c.req.valid('json') };
      const order = await kitchen.takeOut(parts, date, out, actorOf(c.var));
      return c.json(boardOrderFor(c.var.asker)(order), 200);
    },
    tellMissing: async (c) => {
      const { date, orderNo, lineNo } = c.req.valid('param');
      const missing = { orderNo, lineNo, ...c.req.valid('json') };
      await tellMissing(parts, date, missing, actorOf(c.var));
      const [order] = (await kitchen.packing(parts, date)).orders.filter(
        (each) => each.orderNo === orderNo,
      );
      if (!order) throw new Refusal('order-not-found', { orderNo });
      return c.json(boardOrderFor(c.var.asker)(order), 200);
    },
    movePackedOrders: async (c) => {
      const { date } = c.req.valid('param');
      const mover = { kind: 'staff', by: actorOf(c.var), reason: null } as const;
      const items = await moveOrders(parts, { ...c.req.valid('json'), day: date }, mover);
      return c.json({ items }, 200);
    },
  });
