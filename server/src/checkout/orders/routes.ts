import * as orders from './orders.ts';
import type { Moving, Orders, OrderStory } from './orders.ts';
import { cardIn, inLanguage, readIn } from './read-lines-in.ts';
import { cardsOf, summaryOf, orderOf, staffSummaryOf, staffOrderOf } from './reply.ts';
import { fields } from '../../contract/fields.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { languageOf } from '../../http/language.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import * as customers from '../../people/customers/customers.ts';
import type { Claims, Replica } from '../../platform/platform.ts';
import { nameFor } from '../../contract/staff-roles.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { csvFile, csvPages } from '../../http/csv-file.ts';
import { orderColumns } from './order-csv.ts';
import { handle } from '../../http/handle.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';

/** Orders as their customers and as staff see them. */
export const routes = (parts: Moving & customers.People & { menu: WarmMenu; replica: Replica }) =>
  handle(contract, {
    listOrders: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      const before = readCursor(cursor, fields.number);
      const found = await orders.findOrders(parts, { customerNo, before, limit: limit + 1 });
      return c.json(
        pageOf(found.map(summaryOf), limit, (last) => last.orderNo),
        200,
      );
    },
    readOrder: async (c) =>
      c.json(
        orderOf(
          readIn(
            inLanguage(parts.menu, languageOf(c)),
            await ownStory(parts, c.var.claims, c.req.valid('param').orderNo),
          ),
        ),
        200,
      ),
    readOrderCards: async (c) => {
      const read = inLanguage(parts.menu, languageOf(c));
      const story = await ownStory(parts, c.var.claims, c.req.valid('param').orderNo);
      const { order, lines } = readIn(read, story);
      const editions = await orders.orderedCards(parts, order.orderNo);
      const recipeOf = new Map(lines.map(({ lineNo, recipeNo }) => [lineNo, recipeNo]));
      const told = editions.map(({ lineNo, content }) => ({
        lineNo,
        content: read ? cardIn(read, recipeOf.get(lineNo) ?? 0, content) : content,
      }));
      return c.json({ items: cardsOf(lines, told) }, 200);
    },
    cancelOrder: async (c) => {
      const { orderNo } = c.req.valid('param');
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      await orders.moveOrder(parts, orderNo, 'cancelled', {
        kind: 'customer',
        name: 'customer',
        customerNo,
        reason: c.req.valid('json').reason ?? null,
      });
      const story = await orders.orderStory(parts, orderNo, customerNo);
      return c.json(orderOf(readIn(inLanguage(parts.menu, languageOf(c)), story)), 200);
    },
    findOrders: async (c) => {
      const { cursor, limit, late, ...asked } = c.req.valid('query');
      const question = { ...asked, late: late !== undefined };
      const before = readCursor(cursor, fields.number);
      const found = await orders.findOrders(parts, { ...question, before, limit: limit + 1 });
      return c.json(
        pageOf(found.map(staffSummaryOf), limit, (last) => last.orderNo),
        200,
      );
    },
    exportOrders: async (c) => {
      const { late, ...asked } = c.req.valid('query');
      await refuseUnknown(parts, asked.kitchen);
      await recordExport(parts, 'orders', c.req.valid('query'), actorOf(c.var));
      const question = { ...asked, late: late !== undefined };
      const lines = csvPages(orderColumns, (last, limit) =>
        parts.replica.snapshot((database) =>
          orders.findOrders({ ...parts, database }, { ...question, before: last?.orderNo, limit }),
        ),
      );
      return csvFile('orders.csv', lines);
    },
    listCorrectedOrders: async (c) => {
      const found = await orders.correctedOrders(parts, c.req.valid('query'));
      const items = found.map((order) => ({
        ...order,
        deliverName: nameFor(c.var.asker, order.deliverName),
      }));
      return c.json({ items }, 200);
    },
    readOrderForStaff: async (c) => {
      const story = await orders.orderStory(parts, c.req.valid('param').orderNo);
      return c.json(staffOrderOf(story), 200);
    },
    moveOrder: async (c) => {
      const { to, reason = null } = c.req.valid('json');
      const { orderNo } = c.req.valid('param');
      const by = actorOf(c.var);
      await orders.moveOrder(parts, orderNo, to, { kind: 'staff', by, reason });
      return c.json(staffOrderOf(await orders.orderStory(parts, orderNo)), 200);
    },
    takeBackOrder: async (c) => {
      const { orderNo } = c.req.valid('param');
      const mover = { kind: 'staff', by: actorOf(c.var), reason: null } as const;
      return c.json(await orders.takeBack(parts, orderNo, c.req.valid('json').from, mover), 200);
    },
    moveOrders: async (c) => {
      const { to, orderNos, reason = null } = c.req.valid('json');
      const mover = { kind: 'staff', by: actorOf(c.var), reason } as const;
      const items = await orders.moveOrders(parts, { orderNos, to }, mover);
      return c.json({ items }, 200);
    },
  });

async function ownStory(
  parts: Orders & customers.People,
  claims: Claims,
  orderNo: number,
): Promise<OrderStory> {
  const { customerNo } = await customers.customerOf(parts, claims);
  return orders.orderStory(parts, orderNo, customerNo);
}
