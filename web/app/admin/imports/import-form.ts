import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import { typedFrom, wholeFrom } from '../kit/decimals.ts';
import type { RecipeImport } from '../kit/office-types.ts';

/** A form as it was typed, by the names of its fields; null where nothing was sent. */
export type Typed = Readonly<Record<string, string>> | null;

export const typedIn = (form: FormData): NonNullable<Typed> =>
  Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));

type Line = RecipeImport['lines'][number];
type Said = {
  lineNo: number;
  state: 'open' | 'chosen' | 'left-out';
  ingredientNo: number | null;
  amount: number | null;
};
type Wrong = NonNullable<Problem['fields']>;

/** What is chosen of a line: an ingredient by number, another by its name, or one of these words. */
export const choices = { other: 'other', leftOut: 'left-out', open: 'open' } as const;
export const fieldOf = (lineNo: number, field: 'is' | 'other' | 'amount') =>
  `line.${lineNo}.${field}`;

/** How a line stands, as its form says it before anybody types. */
export function choiceOf({ state, ingredientNo, candidates }: Line): string {
  if (state === 'left-out') return choices.leftOut;
  if (ingredientNo === null) return choices.open;
  return candidates.some((each) => each.ingredientNo === ingredientNo)
    ? String(ingredientNo)
    : choices.other;
}

/** Steps as they are typed: an empty line between two. */
export const typedSteps = (steps: readonly string[]): string =>
  steps.map((step) => step.replace(/\n{2,}/gu, '\n').trim()).join('\n\n');
export const stepsOf = (typed: string): string[] =>
  typed
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/u)
    .map((step) => step.trim())
    .filter((step) => step !== '');

/** What a form says, and what of it is no answer. */
export function resolutionFrom(
  form: FormData,
  { lines, version }: Pick<RecipeImport, 'lines' | 'version'>,
  numberOf: (name: string) => number | undefined,
) {
  const wrong: Wrong = [];
  const whole = (name: string) => {
    const typed = textOf(form, name).trim();
    if (typed === '') return null;
    const read = /^\d{1,10}$/.test(typed) ? Number(typed) : undefined;
    if (read === undefined) wrong.push({ field: `/${name}`, message: texts.notANumber });
    return read ?? null;
  };
  const cents = wholeFrom(textOf(form, 'preparation') || '0', 2);
  if (cents === undefined) wrong.push({ field: '/preparation', message: texts.notAPrice });
  const name = textOf(form, 'name').trim();
  const category = textOf(form, 'category');
  const said = lines.flatMap((line): Said[] =>
    line.state === 'heading' || !form.has(fieldOf(line.lineNo, 'is'))
      ? []
      : [lineFrom(form, line, { numberOf, whole, wrong })],
  );
  return {
    sent: {
      version: Number(textOf(form, 'version')) || version,
      name: name === '' ? null : name,
      category: category === '' ? null : category,
      servings: whole('servings'),
      minutes: whole('minutes'),
      preparationCents: cents ?? 0,
      steps: stepsOf(textOf(form, 'steps')),
      ownWords: form.has('ownWords'),
      lines: said,
    },
    wrong,
  };
}

function lineFrom(
  form: FormData,
  { lineNo, candidates, ingredientNo: was, amount: wasAmount }: Line,
  told: {
    numberOf: (name: string) => number | undefined;
    whole: (name: string) => number | null;
    wrong: Wrong;
  },
): Said {
  const is = textOf(form, fieldOf(lineNo, 'is'));
  const amount = told.whole(fieldOf(lineNo, 'amount'));
  if (is === choices.leftOut)
    return { lineNo, state: 'left-out', ingredientNo: null, amount: null };
  const open: Said = { lineNo, state: 'open', ingredientNo: null, amount: null };
  if (is === choices.open) return open;
  const other = textOf(form, fieldOf(lineNo, 'other')).trim();
  const ingredientNo = is === choices.other ? told.numberOf(other) : Number(is);
  const isWrong = (field: 'other' | 'amount', message: string): Said => {
    told.wrong.push({ field: `/${fieldOf(lineNo, field)}`, message });
    return open;
  };
  if (ingredientNo === undefined || !Number.isInteger(ingredientNo))
    return isWrong('other', texts.unknownName(other));
  const asRead = candidates.find((each) => each.ingredientNo === ingredientNo)?.amount;
  const taken = amount ?? (ingredientNo === was ? wasAmount : null) ?? asRead ?? null;
  if (taken === null) return isWrong('amount', texts.noAmount);
  return { lineNo, state: 'chosen', ingredientNo, amount: taken };
}

/** What an import says of itself as its form has it. */
export const shownIn = ({
  name,
  title,
  category,
  servings,
  minutes,
  preparationCents,
  steps,
}: RecipeImport): Record<string, string> => ({
  name: name ?? title ?? '',
  category: category ?? '',
  servings: servings === null ? '' : String(servings),
  minutes: minutes === null ? '' : String(minutes),
  preparation: typedFrom(preparationCents, 2),
  steps: typedSteps(steps),
});
