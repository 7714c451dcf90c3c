import { textOf, textsOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { wholeFrom } from '../kit/decimals.ts';

const texts = adminPurchasingWords.suppliers;

/** A field that was typed so that it is no number at all. */
export const wrongField = (field: string, message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { ...ownProblem('invalid-input', message), fields: [{ field, message }] },
});

const orNull = (typed: string) => (typed === '' ? null : typed);

/** What the form of a supplier says; amounts in cents. */
export function supplierFrom(form: FormData) {
  const typed = (name: string) => textOf(form, name).trim();
  const leadDays = wholeFrom(typed('leadDays'), 0);
  const minOrderCents = wholeFrom(typed('minimum') || '0', 2);
  if (leadDays === undefined) return wrongField('/leadDays', texts.notWhole);
  if (minOrderCents === undefined) return wrongField('/minOrderCents', texts.notMoney);
  const facts = {
    name: typed('name'),
    contactName: orNull(typed('contactName')),
    email: orNull(typed('email')),
    phone: orNull(typed('phone')),
    address: orNull(typed('address')),
    currency: typed('currency').toUpperCase(),
    leadDays,
    orderWeekdays: textsOf(form, 'weekday').map(Number),
    minOrderCents,
    note: orNull(typed('note')),
    active: textOf(form, 'active') !== 'no',
  };
  return { ok: true as const, facts };
}

/** What the form of an article says. */
export function articleFrom(form: FormData) {
  const typed = (name: string) => textOf(form, name).trim();
  const packAmount = wholeFrom(typed('packAmount'), 0);
  const packCents = wholeFrom(typed('packPrice'), 2);
  if (packAmount === undefined) return wrongField('/packAmount', texts.notWhole);
  if (packCents === undefined) return wrongField('/packCents', texts.notMoney);
  const article = {
    articleNo: orNull(typed('articleNo')),
    gtin: orNull(typed('gtin').replaceAll(/\s/g, '')),
    packAmount,
    packCents,
    preferred: textOf(form, 'preferred') !== '',
  };
  return { ok: true as const, ingredientNo: typed('ingredientNo'), article };
}
