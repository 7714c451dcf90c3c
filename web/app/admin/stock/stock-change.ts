import { textOf } from '../../kit/form.ts';
import { wholeFrom } from '../kit/decimals.ts';

export const changeKinds = ['received', 'counted', 'spoiled'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What the form of an ingredient's stock says, as it was typed. */
export type TypedChange = {
  kind: ChangeKind;
  amount: string;
  /** Whether the amount is in packs. */
  inPacks: boolean;
  note: string;
  /** The amount that was looked at twice, in base units. */
  confirmed: string;
  /** What the page said was in the house, when the count began. */
  seen: string;
  /** What is sent again with it is done once. */
  key: string;
};

export function changeFromForm(form: FormData): TypedChange {
  const typed = (name: string) => textOf(form, name);
  return {
    kind: changeKinds.find((kind) => kind === typed('kind')) ?? 'received',
    amount: typed('amount'),
    inPacks: typed('in') === 'packs',
    note: typed('note'),
    confirmed: typed('confirmed'),
    seen: typed('seen'),
    key: typed('key'),
  };
}

/** In base units; undefined where it is not a whole number. */
export function amountOf(
  { amount, inPacks }: Pick<TypedChange, 'amount' | 'inPacks'>,
  packAmount: number,
): number | undefined {
  const typed = wholeFrom(amount.replaceAll(/[\s,.](?=\d{3}(?:\D|$))/g, ''), 0);
  return typed === undefined ? undefined : typed * (inPacks ? packAmount : 1);
}

/** A count this far from what the ledger expects is asked about: more likely a slip of the hand than of the stock. */
const farPercent = 20;

export const isFarOff = (counted: number, expected: number): boolean =>
  Math.abs(counted - expected) * 100 > expected * farPercent;
