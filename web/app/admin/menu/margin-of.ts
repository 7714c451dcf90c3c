import { money } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Cost } from '../kit/office-types.ts';

const texts = adminMenuWords.recipes;

/** What of the price the shop keeps once the ingredients are paid, with its part of the whole. */
export const marginOf = ({ marginCents, marginPercent }: Cost): string =>
  marginCents === null
    ? texts.marginUnknown
    : texts.marginOf(money(marginCents), marginPercent ?? 0);
