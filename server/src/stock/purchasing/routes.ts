import { z } from '@hono/zod-openapi';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as purchasing from './purchasing.ts';
import type { Buying } from './purchasing.ts';
import type { Purchase, Receipt } from './supplier.ts';

/** Who the shop buys from, what it ordered there, and what came. */
export const routes = (parts: Buying) =>
  handle(contract, {
    listSuppliers: async (c) => c.json({ items: await purchasing.suppliers(parts) }, 200),
    addSupplier: async (c) => {
      const by = actorOf(c.var);
      const supplierNo = await purchasing.addSupplier(parts, c.req.valid('json'), by);
      return c.json({ supplierNo }, 201);
    },
    readSupplier: async (c) =>
      c.json(await supplierOf(parts, c.req.valid('param').supplierNo), 200),
    saveSupplier: async (c) => {
      const { supplierNo } = c.req.valid('param');
      await purchasing.saveSupplier(parts, supplierNo, c.req.valid('json'), actorOf(c.var));
      return c.json(await supplierOf(parts, supplierNo), 200);
    },
    saveArticle: async (c) => {
      const { supplierNo, ingredientNo } = c.req.valid('param');
      const facts = { ingredientNo, ...c.req.valid('json') };
      await purchasing.saveArticle(parts, supplierNo, facts, actorOf(c.var));
      return c.json(await supplierOf(parts, supplierNo), 200);
    },
    removeArticle: async (c) => {
      const { supplierNo, ingredientNo } = c.req.valid('param');
      await purchasing.removeArticle(parts, supplierNo, ingredientNo, actorOf(c.var));
      return c.json(await supplierOf(parts, supplierNo), 200);
    },
    listPurchases: async (c) => {
      const { kitchen, state, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.number().int().min(1));
      const found = await purchasing.purchases(parts, {
        kitchen,
        state,
        before,
        limit: limit + 1,
      });
      const page = pageOf(found, limit, ({ purchaseNo }) => purchaseNo);
      return c.json({ items: page.items.map(purchaseReply), next: page.next }, 200);
    },
    addPurchase: async (c) => {
      const by = actorOf(c.var);
      const purchaseNo = await purchasing.addPurchase(parts, c.req.valid('json'), by);
      return c.json({ purchaseNo }, 201);
    },
    readPurchase: async (c) =>
      c.json(await purchaseOf(parts, c.req.valid('param').purchaseNo), 200),
    savePurchase: async (c) => {
      const { purchaseNo } = c.req.valid('param');
      await purchasing.savePurchase(parts, purchaseNo, c.req.valid('json'), actorOf(c.var));
      return c.json(await purchaseOf(parts, purchaseNo), 200);
    },
    movePurchase: async (c) => {
      const { purchaseNo } = c.req.valid('param');
      await purchasing.movePurchase(parts, purchaseNo, c.req.valid('json'), actorOf(c.var));
      return c.json(await purchaseOf(parts, purchaseNo), 200);
    },
    readScan: async (c) => {
      const today = parts.clock().toISOString().slice(0, 10);
      const { code } = c.req.valid('query');
      const { reading, articles } = await purchasing.scanned(parts, code, today);
      const answer = reading.ok
        ? { said: reading.said, why: null, field: null }
        : { said: null, why: reading.why, field: reading.field ?? null };
      return c.json({ ...answer, articles }, 200);
    },
    listReceipts: async (c) => {
      const { kitchen, purchaseNo, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.number().int().min(1));
      const found = await purchasing.receipts(parts, {
        kitchen,
        purchaseNo,
        before,
        limit: limit + 1,
      });
      const page = pageOf(found, limit, ({ receiptNo }) => receiptNo);
      return c.json({ items: page.items.map(receiptReply), next: page.next }, 200);
    },
    receiveGoods: async (c) => {
      const { 'idempotency-key': key } = c.req.valid('header');
      const by = actorOf(c.var);
      const { kitchenNo, ...came } = c.req.valid('json');
      const receiptNo = await purchasing.receive(parts, kitchenNo, came, key, by);
      return c.json(await receiptOf(parts, receiptNo), 201);
    },
    readReceipt: async (c) => c.json(await receiptOf(parts, c.req.valid('param').receiptNo), 200),
  });

async function supplierOf(parts: Buying, supplierNo: number) {
  const { supplier, articles } = await purchasing.supplierStory(parts, supplierNo);
  return { ...supplier, articles };
}

const purchaseReply = (purchase: Purchase) => ({
  ...purchase,
  madeAt: purchase.madeAt.toISOString(),
  sentAt: purchase.sentAt?.toISOString() ?? null,
});

const receiptReply = (receipt: Receipt) => ({
  ...receipt,
  receivedAt: receipt.receivedAt.toISOString(),
});

async function purchaseOf(parts: Buying, purchaseNo: number) {
  const { purchase, supplier, lines, receipts } = await purchasing.purchaseStory(parts, purchaseNo);
  return {
    ...purchaseReply(purchase),
    supplier,
    items: lines,
    receipts: receipts.map(receiptReply),
  };
}

async function receiptOf(parts: Buying, receiptNo: number) {
  const { receipt, lines } = await purchasing.receiptStory(parts, receiptNo);
  return { ...receiptReply(receipt), lines };
}
