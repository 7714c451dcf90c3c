import { priceBox } from './price-box.ts';
import type { LineToPrice } from './price-order.ts';
import type { Prices } from './zones.ts';

/** Of a shop that delivers everywhere for nothing and says nothing of tax. */
export const noPrices: Prices = {
  version: 1,
  zones: new Map(),
  prefixes: new Map(),
  rates: [],
  promotions: [],
  hasBalances: false,
};

/** What meals cost there. */
export const mealsOnly = (lines: readonly LineToPrice[]) =>
  priceBox(noPrices, { taxIncluded: true }, { lines, place: {}, day: '2026-11-25' });
