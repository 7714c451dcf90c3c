import type { InferResponseType } from 'hono/client';
import { pageWords } from '../../words/en/about.ts';
import type { Client } from '../api-types.ts';
import { number, weekdaysInWords } from '../format.ts';
import type { Values } from './read-markdown.server.ts';

export type ShopInTexts = InferResponseType<Client['pages'][':topic']['$get'], 200>['values'];

/** What stands for each placeholder, in words. */
export function valuesInWords(shop: ShopInTexts): Values {
  const { operator, address, taxNumber, email, phone, hours } = shop;
  return {
    shop: shop.shop,
    operator,
    address,
    taxNumber,
    email,
    phone,
    hours,
    deliveryDays: weekdaysInWords(shop.weekdays),
    cutOff: pageWords.cutOff(shop.cutOffTime, shop.cutOffDaysBefore),
    daysAhead: number(shop.horizonDays),
    whoRunsIt: operator,
  };
}
