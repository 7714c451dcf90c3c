import { setTimeout as pause } from 'node:timers/promises';
import * as cart from '../cart/cart.ts';
import type { Json } from '../../platform/platform.ts';
import { confirmationLetter, moveLetter, openWording } from './letters.ts';
import type { Status } from '../orders/order-status.ts';
import { orderStory, type WithDesk } from '../orders/orders.ts';

const letterPauseMs = 400;

/** What happens after an order is committed: its basket is emptied, its customer hears of it. Each may run more than once. */
export function afterOrder(shop: WithDesk) {
  const { name, locale, timeZone } = shop.config.shop;
  const wording = openWording({
    shopName: name,
    locale,
    timeZone,
    publicUrl: shop.config.publicUrl,
  });
  return {
    'order-placed': async (payload: Json) => {
      const { orderNo } = payload as { orderNo: number };
      // The counter comes first: while orders are being committed, letters are written slowly.
      if (shop.desk.load() > 0) await pause(letterPauseMs);
      const { order, lines, cutOffAt } = await orderStory(shop, orderNo);
      await shop.mail.send(confirmationLetter(order, lines, cutOffAt, wording));
    },
    'order-moved': async (payload: Json) => {
      const { orderNo, to, reason } = payload as {
        orderNo: number;
        to: Status;
        reason: string | null;
      };
      const { order } = await orderStory(shop, orderNo);
      const letter = moveLetter(order, to, reason, wording);
      if (letter) await shop.mail.send(letter);
    },
    'baskets-ordered': async (payload: Json) => {
      const { baskets } = payload as {
        baskets: { customerNo: number; basketId: string; lineIds: string[] }[];
      };
      await Promise.all(baskets.map((ordered) => cart.emptyOrdered(shop, ordered)));
    },
  };
}
