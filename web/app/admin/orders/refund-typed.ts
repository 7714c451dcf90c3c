import { textOf, textsOf } from '../../kit/form.ts';
import type { Refunds } from '../kit/office-types.ts';
import { wholeFrom } from '../kit/decimals.ts';

/** A refund as it was typed. */
export type TypedRefund = {
  key: string;
  lines: string[];
  delivery: boolean;
  /** By line and ingredient, as the fields are called. */
  missing: Record<string, string>;
  amount: string;
  reason: string;
};

/** All that can still be given back, ticked: its reason is left to be said. */
export const everythingLeft = (
  { lines, deliveryLeftCents }: Pick<Refunds, 'lines' | 'deliveryLeftCents'>,
  key: string,
): TypedRefund => ({
  key,
  lines: lines.flatMap(({ lineNo, leftCents }) => (leftCents > 0 ? [String(lineNo)] : [])),
  delivery: deliveryLeftCents > 0,
  missing: {},
  amount: '',
  reason: '',
});

export const missingField = (lineNo: number, ingredientNo: number) =>
  `missing.${lineNo}.${ingredientNo}`;

export function typedRefund(form: FormData): TypedRefund {
  const missing = [...form.keys()].filter((name) => name.startsWith('missing.'));
  return {
    key: textOf(form, 'key'),
    lines: textsOf(form, 'line'),
    delivery: form.has('delivery'),
    missing: Object.fromEntries(missing.map((name) => [name, textOf(form, name).trim()])),
    amount: textOf(form, 'amount').trim(),
    reason: textOf(form, 'reason').trim(),
  };
}

type Part =
  | { kind: 'line'; lineNo: number }
  | { kind: 'ingredient'; lineNo: number; ingredientNo: number; amount: number }
  | { kind: 'delivery' }
  | { kind: 'amount'; cents: number };

/** What is asked for; undefined where something typed is no number. Ingredients of a meal that goes back whole are in it already. */
export function partsOf(typed: TypedRefund): Part[] | undefined {
  const lines = typed.lines.map(Number);
  const missing = Object.entries(typed.missing).flatMap(([name, value]) => {
    if (value === '') return [];
    const [, lineNo, ingredientNo] = name.split('.').map(Number);
    const amount = /^[1-9][0-9]{0,9}$/.test(value) ? Number(value) : undefined;
    return [{ lineNo, ingredientNo, amount }];
  });
  const cents = typed.amount === '' ? 0 : wholeFrom(typed.amount, 2);
  if (cents === undefined || missing.some(({ amount }) => amount === undefined)) return undefined;
  return [
    ...lines.map((lineNo): Part => ({ kind: 'line', lineNo })),
    ...missing.flatMap(({ lineNo = 0, ingredientNo = 0, amount = 0 }): Part[] =>
      lines.includes(lineNo) ? [] : [{ kind: 'ingredient', lineNo, ingredientNo, amount }],
    ),
    ...(typed.delivery ? [{ kind: 'delivery' } as const] : []),
    ...(cents > 0 ? [{ kind: 'amount', cents } as const] : []),
  ];
}
