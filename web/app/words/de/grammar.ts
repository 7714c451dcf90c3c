const rules = new Intl.PluralRules('de');

/** A figure and what is counted: 1 Portion, 2 Portionen. */
export const counted = (count: number, one: string, many: string): string =>
  `${figure(count)} ${rules.select(count) === 'one' ? one : many}`;

const figures = new Intl.NumberFormat('de', { useGrouping: false, maximumFractionDigits: 3 });

/** A number as it stands in a sentence: 13,5. */
export const figure = (value: number): string => figures.format(value);

export const servings = (count: number): string => counted(count, 'Portion', 'Portionen');
