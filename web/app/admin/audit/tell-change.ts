import type { Unit } from '../../../../server/src/contract/food-terms.ts';
import {
  dayOfYear,
  listed,
  baseAmount,
  money,
  momentOfYear,
  percent,
  weekdaysInWords,
} from '../../kit/format.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminPricesWords } from '../../words/en/admin-prices.ts';
import { adminPromotionsWords } from '../../words/en/admin-promotions.ts';
import { adminStaffWords } from '../../words/en/admin-staff.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { AuditEntry } from '../kit/office-types.ts';
import { factList, pointerOf } from '../../../../server/src/contract/ingredient-shape.ts';
import { sharesInWords } from '../promotions/tell-promotion.ts';
import { tellFact } from '../menu/tell-fact.ts';

type Change = AuditEntry['changes'][number];
type Told = { label: string; before?: string | undefined; after?: string | undefined };

const factOrder = factList.map(([name]) => pointerOf(name).slice(1));
const fieldOrder = Object.keys(texts.fields);

/** As forms show them. */
export function inOrder(kind: AuditEntry['subject']['kind'], changes: readonly Change[]): Change[] {
  const order = kind === 'ingredient' ? factOrder : fieldOrder;
  const place = ({ field }: Change) => order.indexOf(field);
  return changes.toSorted((one, other) => place(one) - place(other));
}

const signed = (value: number, unit: Unit | null) => {
  const told = unit === null ? String(Math.abs(value)) : baseAmount(Math.abs(value), unit);
  return `${value < 0 ? '−' : '+'}${told}`;
};

const statusWords: Record<string, string> = {
  ...adminWords.statuses,
  draft: adminMenuWords.recipes.draft,
  published: adminMenuWords.recipes.published,
};
const promotionKinds: Record<string, string> = adminPromotionsWords.kinds;
const roleWords: Record<string, string> = adminStaffWords.roles;

/** What a field that says nothing means; elsewhere it is nothing. */
const nothing: Record<string, string> = {
  freeFromCents: adminPricesWords.never,
  weekdays: adminPricesWords.everyDay,
  validUntil: adminPricesWords.open,
  paymentNo: texts.onAccount,
};

function inWords(field: string, value: unknown, unit: Unit | null): string {
  if (value === null || value === undefined) return nothing[field] ?? texts.nothing;
  if (field === 'weekdays') return weekdaysInWords(value as number[]);
  if (field === 'basisPoints' && Array.isArray(value))
    return sharesInWords(value as number[]) || texts.nothing;
  if (Array.isArray(value)) return listed(value.map(String));
  if (field === 'closed') return value === true ? adminDaysWords.closed : adminDaysWords.open;
  if (field === 'picture') return texts.aPicture;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') {
    if (field.endsWith('Cents') || field === 'cents') return money(value);
    if (field === 'basisPoints') return percent(value / 10_000);
    return field === 'amount' ? signed(value, unit) : String(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'validUntil' || field === 'firstDay' || field === 'lastDay')
    return dayOfYear(value);
  if (field === 'kind') return promotionKinds[value] ?? value;
  if (field === 'holdsFrom') return momentOfYear(value);
  if (field === 'status') return statusWords[value] ?? value;
  if (field === 'role') return roleWords[value] ?? value;
  if (field === 'stage') return texts.stages[value] ?? value;
  return value === '' ? texts.nothing : value;
}

/** Long lists, of which only what came and went is worth telling. */
const long = new Set(['postcodes', 'words']);

function cameAndWent(before: unknown[], after: unknown[]): string {
  const added = after.filter((one) => !before.includes(one)).map(String);
  const removed = before.filter((one) => !after.includes(one)).map(String);
  return [
    ...(added.length > 0 ? [texts.onlyAdded(listed(added))] : []),
    ...(removed.length > 0 ? [texts.onlyRemoved(listed(removed))] : []),
  ].join('; ');
}

/** A field as people read it: what it was and what it is; one of the two alone where the thing is new, or gone. */
export function tellChange(
  { kind, unit }: Pick<AuditEntry['subject'], 'kind' | 'unit'>,
  change: Change,
): Told {
  const { field, before, after } = change;
  const had = 'before' in change;
  const has = 'after' in change;
  if (kind === 'ingredient') {
    const told = tellFact(`/${field}`, after ?? null, before ?? null);
    return {
      label: told.label,
      before: had ? told.theirs || texts.nothing : undefined,
      after: has ? told.mine || texts.nothing : undefined,
    };
  }
  const label = texts.fields[field] ?? field;
  if (long.has(field) && Array.isArray(before) && Array.isArray(after))
    return { label, after: cameAndWent(before, after) };
  if (field === 'picture' && before && after) return { label, after: texts.anotherPicture };
  return {
    label,
    before: had ? inWords(field, before, unit) : undefined,
    after: has ? inWords(field, after, unit) : undefined,
  };
}
