import { setTimeout as pause } from 'node:timers/promises';
import * as carts from '../cart/cart.ts';
import type { Config } from '../../config.ts';
import type { Json, Mail } from '../../platform/platform.ts';
import { confirmationLetter, moveLetter, openWording } from './letters.ts';
import type { OrderDesk } from '../desk/desk.ts';
import type { Status } from '../../contract/order-status.ts';
import { orderStory, type Orders } from '../orders/orders.ts';

const letterPauseMs = 400;

/** What happens after an order is committed: its cart is emptied, its customer hears of it. Each may run more than once. */
export function afterOrder(
  parts: Orders &
    carts.Carts & { desk: OrderDesk; mail: Mail; config: Pick<Config, 'shop' | 'publicUrl'> },
) {
  const { name, locale, timeZone } = parts.config.shop;
  const wording = openWording({
    shopName: name,
    locale,
    timeZone,
    publicUrl: parts.config.publicUrl,
  });
  return {
    'order-placed': async (payload: Json) => {
      const { orderNo } = payload as { orderNo: number };
      // The counter comes first: while orders are being committed, letters are written slowly.
      if (parts.desk.load() > 0) await pause(letterPauseMs);
      const { order, lines, cutOffAt } = await orderStory(parts, orderNo);
      await parts.mail.send(confirmationLetter(order, lines, cutOffAt, wording));
    },
    'order-moved': async (payload: Json) => {
      const { orderNo, to, reason } = payload as {
        orderNo: number;
        to: Status;
        reason: string | null;
      };
      const { order } = await orderStory(parts, orderNo);
      const letter = moveLetter(order, to, reason, wording);
      if (letter) await parts.mail.send(letter);
    },
    'baskets-ordered': async (payload: Json) => {
      const { baskets } = payload as {
        baskets: { customerNo: number; basketId: string; lineIds: string[] }[];
      };
      await Promise.all(baskets.map((ordered) => carts.emptyOrdered(parts, ordered)));
    },
  };
}
