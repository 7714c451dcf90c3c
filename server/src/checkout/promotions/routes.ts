import { z } from 'zod';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import * as customers from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as promotions from './promotions.ts';
import { balanceReply, giftReply, promotionReply } from './reply.ts';

/** Under which something is given once. */
function keyOf({ 'idempotency-key': key }: { 'idempotency-key'?: string | undefined }): string {
  if (key === undefined) throw new Refusal('idempotency-key-missing');
  return key;
}

/** Money off, gift cards and credit: what customers have of them, and what staff give. */
export const routes = (parts: promotions.Promotions & customers.People) => {
  const story = async (customerNo: number) =>
    balanceReply(await promotions.balanceStory(parts, customerNo));
  return handle(contract, {
    readBalance: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      return c.json(await story(customerNo), 200);
    },
    keepGiftCard: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      await promotions.keepGift(parts, c.req.valid('json').code, customerNo);
      return c.json(await story(customerNo), 200);
    },
    inviteFriends: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      await promotions.invite(parts, customerNo);
      return c.json(await story(customerNo), 200);
    },
    listPromotions: async (c) => {
      const items = await promotions.listPromotions(parts);
      return c.json({ items: items.map(promotionReply) }, 200);
    },
    addPromotion: async (c) => {
      const draft = c.req.valid('json');
      const added = await promotions.savePromotion(parts, undefined, draft, 0, actorOf(c.var));
      return c.json(promotionReply(added), 201);
    },
    readPromotion: async (c) => {
      const { promotionNo } = c.req.valid('param');
      return c.json(promotionReply(await promotions.promotionByNo(parts, promotionNo)), 200);
    },
    changePromotion: async (c) => {
      const { promotionNo } = c.req.valid('param');
      const { version, ...draft } = c.req.valid('json');
      const by = actorOf(c.var);
      const changed = await promotions.savePromotion(parts, promotionNo, draft, version, by);
      return c.json(promotionReply(changed), 200);
    },
    readPromotionReport: async (c) =>
      c.json({ items: await promotions.promotionReport(parts, c.req.valid('query')) }, 200),
    listGiftCards: async (c) => {
      const { end, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.int());
      const found = await promotions.listGifts(parts, { end, before, limit: limit + 1 });
      const page = pageOf(found, limit, ({ giftNo }) => giftNo);
      return c.json({ ...page, items: page.items.map(giftReply) }, 200);
    },
    issueGiftCard: async (c) => {
      const key = keyOf(c.req.valid('header'));
      const draft = { ...c.req.valid('json'), key };
      const issued = await promotions.issueGift(parts, draft, actorOf(c.var));
      return c.json({ gift: giftReply(issued.gift), code: issued.code }, 201);
    },
    stopGiftCard: async (c) => {
      const { giftNo } = c.req.valid('param');
      const { version } = c.req.valid('json');
      return c.json(
        giftReply(await promotions.stopGift(parts, giftNo, version, actorOf(c.var))),
        200,
      );
    },
    readCustomerBalance: async (c) => {
      const { customerNo } = await customers.customerByNo(parts, c.req.valid('param').customerNo);
      return c.json(await story(customerNo), 200);
    },
    giveCredit: async (c) => {
      const key = keyOf(c.req.valid('header'));
      const { customerNo } = await customers.customerByNo(parts, c.req.valid('param').customerNo);
      const given = { ...c.req.valid('json'), key };
      await promotions.giveCredit(parts, customerNo, given, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
  });
};
