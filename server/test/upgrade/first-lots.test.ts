import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isReversible, movesFrom, statuses } from '../../src/contract/order-status.ts';
import * as orders from '../../src/checkout/orders/orders.ts';
import { unevenLots } from '../../src/stock/lots/lots.ts';
import { readFixtures } from './fixture.ts';
import { openOldData } from './old-data.ts';

const orderRow = z.object({ orderNo: z.int(), status: z.enum(statuses) });
const by = { kind: 'staff', by: 'operator', reason: 'because' } as const;

describe.each(await readFixtures())('the shelf of $version', (old) => {
  test('is a lot of each ingredient, and boxes of then go on as they do now', async () => {
    const store = await openOldData(old, new Date(Date.parse(old.takenAt) + 60_000));
    const { shop } = store;
    try {
      expect(await unevenLots(shop.database)).toEqual([]);
      const known = await shop.database.query(
        orderRow,
        sql`select order_no as "orderNo", order_status as "status" from orders order by order_no`,
      );
      expect(known.length).toBeGreaterThan(0);
      // Each goes back as far as it can, and onward again; what can be cancelled then is.
      for (const { orderNo, status } of known) {
        if (isReversible(status)) await orders.takeBack(shop, orderNo, status, by);
        expect(await unevenLots(shop.database), `${orderNo} back from ${status}`).toEqual([]);
        const { order } = await orders.orderStory(shop, orderNo);
        for (const to of movesFrom(order.status, 'staff').slice(0, 1))
          await orders.moveOrder(shop, orderNo, to, by);
        expect(await unevenLots(shop.database), `${orderNo} onward from ${order.status}`).toEqual(
          [],
        );
        const { order: onward } = await orders.orderStory(shop, orderNo);
        if (movesFrom(onward.status, 'staff').includes('cancelled'))
          await orders.moveOrder(shop, orderNo, 'cancelled', by);
        expect(await unevenLots(shop.database), `${orderNo} cancelled`).toEqual([]);
      }
    } finally {
      await store.close();
    }
  });
});
