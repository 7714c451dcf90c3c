import { randomUUID } from 'node:crypto';

/** What the API answers to staff, when all is well. */
type Ask = <Body>(
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Body>;

type Bought = { supplierNo: number; purchaseNo: number; receiptNo: number; lotNo: number };

/** A supplier with an order of an ingredient, half of which came, and the lot that it is. */
export async function buy(ask: Ask, ingredientNo: number): Promise<Bought> {
  const { supplierNo } = await ask<{ supplierNo: number }>('POST', '/api/admin/suppliers', {
    name: 'Green Fields',
    contactName: 'Ann Field',
    email: 'orders@fields.example',
    address: 'Gate 3, Market Road',
    currency: 'EUR',
    leadDays: 2,
    orderWeekdays: [1, 2, 3, 4, 5],
    minOrderCents: 5000,
  });
  const pack = { articleNo: 'C-400', packAmount: 400, packCents: 120 };
  await ask('PUT', `/api/admin/suppliers/${supplierNo}/articles/${ingredientNo}`, {
    ...pack,
    gtin: '4006381333931',
    preferred: true,
  });
  const lines = [{ ingredientNo, ...pack, packs: 10 }];
  const { purchaseNo } = await ask<{ purchaseNo: number }>('POST', '/api/admin/purchase-orders', {
    supplierNo,
    lines,
  });
  const state = { to: 'sent', version: 1 };
  await ask('POST', `/api/admin/purchase-orders/${purchaseNo}/state`, state);
  const label = { useBy: '2099-12-05', supplierLot: 'L-77', origin: 'Spain' };
  const line = { ingredientNo, amount: 2000, storage: 'chilled', temperature: 42, label };
  const { receiptNo, lines: came } = await ask<{
    receiptNo: number;
    lines: { lotNo: number }[];
  }>(
    'POST',
    '/api/admin/goods-receipts',
    { supplierNo, purchaseNo, lines: [line] },
    { 'idempotency-key': randomUUID() },
  );
  return { supplierNo, purchaseNo, receiptNo, lotNo: came[0]?.lotNo ?? 0 };
}
