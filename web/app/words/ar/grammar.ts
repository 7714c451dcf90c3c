const rules = new Intl.PluralRules('ar');

/** One and two are said in the noun itself; from three on a figure stands before it. */
export type Forms = { one: string; two: string; few: string; many: string; other: string };

/** What is counted, in each of the six forms of Arabic: 0 حصة، حصة واحدة، حصتان، 3 حصص، 11 حصة، 100 حصة. */
export function counted(count: number, forms: Forms): string {
  const form = rules.select(count);
  if (form === 'one' || form === 'two') return forms[form];
  return `${count} ${forms[form === 'zero' ? 'other' : form]}`;
}

const serving = { one: 'حصة واحدة', two: 'حصتان', few: 'حصص', many: 'حصة', other: 'حصة' };
const minute = {
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: 'دقائق',
  many: 'دقيقة',
  other: 'دقيقة',
};
const recipe = { one: 'وصفة واحدة', two: 'وصفتان', few: 'وصفات', many: 'وصفة', other: 'وصفة' };

export const servings = (count: number): string => counted(count, serving);
/** After a preposition, or as what is done: لحصتين. */
export const servingsOblique = (count: number): string =>
  counted(count, { ...serving, two: 'حصتين' });

export const minutes = (count: number): string => counted(count, minute);

export const recipes = (count: number): string => counted(count, recipe);
export const recipesOblique = (count: number): string =>
  counted(count, { ...recipe, two: 'وصفتين' });

/** A name, an amount or an address inside a sentence keeps its own direction and turns nothing round it. */
export const isolated = (text: string | number): string => `\u2068${text}\u2069`;

/** Signs and figures that are read from left to right wherever they stand: −18 °C. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;

export const listed = (some: readonly string[]): string => list.format(some);
export const either = (some: readonly string[]): string => choice.format(some);

const list = new Intl.ListFormat('ar', { type: 'conjunction' });
const choice = new Intl.ListFormat('ar', { type: 'disjunction' });
