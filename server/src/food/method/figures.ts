import { measures, type Measure } from './tongues/tongue.ts';
import { numberOf } from './tongues/spoken-times.ts';
import { tongues } from './tongues/tongues.ts';

const written = Object.values(tongues);
const any = (patterns: readonly string[]) => patterns.join('|');

const units = measures.map((measure): [Measure, RegExp] => [
  measure,
  new RegExp(`^(?:${any(written.map((tongue) => tongue.measures[measure]))})$`, 'iu'),
]);
const unit = `(?:${any(written.flatMap((tongue) => measures.map((measure) => tongue.measures[measure])))})(?![\\p{L}\\p{M}])`;
const figure = '\\d+(?:[.,]\\d+)?(?:\\s?[¼½¾⅓⅔⅛])?|[¼½¾⅓⅔⅛]';
const to = `\\s*(?:[–-]|(?:${any(written.map((tongue) => tongue.rangeWords))})(?!\\p{L}))\\s*`;
const measured = new RegExp(`((?:${figure})(?:${to}(?:${figure}))*)(?:[\\s-]*(${unit}))?`, 'giu');
const single = new RegExp(figure, 'gu');

/**
 * Times, temperatures, sizes and shares, each with what it measures, whatever the language, its digits and how it writes decimals:
 * `12 minutes`. A time is the same in figures and in words, and in whatever unit: half an hour is `30 minutes`. What stands behind a range
 * is said of both its ends, and of a time without a number its unit.
 */
export function figuresIn(text: string): string[] {
  const plain = plainOf(text);
  const said = [...plain.matchAll(measured)].flatMap(([, range = '', behind]) => {
    const measure = measureOf(behind);
    return [...range.matchAll(single)].map(([each]) => measuredAs(each, measure));
  });
  const others = plain.replaceAll(measured, ' ');
  return [
    ...said,
    ...several.flatMap(([some, pattern]) => Array.from(others.matchAll(pattern), () => some)),
  ];
}

/** A time that a text says, in whole seconds: how long, or from how long to how long. */
export type SaidTime = { fromSeconds: number; toSeconds: number };

/** The times of a text as a clock takes them, in their order, whatever the language: what lies between two figures is one time. */
export function timesIn(text: string): SaidTime[] {
  const plain = plainOf(text);
  const times: (SaidTime & { end: number })[] = [];
  for (const { index, 0: said, 1: range = '', 2: behind } of plain.matchAll(measured)) {
    const measure = measureOf(behind);
    const inSeconds = measure && secondsIn[measure];
    if (inSeconds === undefined) continue;
    const seconds = [...range.matchAll(single)].map(([each]) =>
      Math.round(numberOf(each) * inSeconds),
    );
    const [fromSeconds, toSeconds] = [Math.min(...seconds), Math.max(...seconds)];
    const end = index + said.length;
    const before = times.at(-1);
    // A range of which each end has its unit.
    if (before && before.toSeconds < fromSeconds && between.test(plain.slice(before.end, index)))
      times.splice(-1, 1, { fromSeconds: before.fromSeconds, toSeconds, end });
    else if (fromSeconds > 0) times.push({ fromSeconds, toSeconds, end });
  }
  return times.map(({ fromSeconds, toSeconds }) => ({ fromSeconds, toSeconds }));
}

const between = new RegExp(`^${to}$`, 'iu');

const plainOf = (text: string): string =>
  written.reduce((said, { timesInFigures }) => timesInFigures(said), inLatinDigits(text));

const measureOf = (behind: string | undefined): Measure | undefined =>
  behind ? units.find(([, pattern]) => pattern.test(behind))?.[0] : undefined;

/** Some minutes are no hours, however many they are. */
const several = (['seconds', 'minutes', 'hours'] as const).map((measure): [string, RegExp] => [
  `some ${measure}`,
  new RegExp(
    `(?<!\\p{L})(?:${any(written.map((tongue) => tongue.several[measure]))})(?!\\p{L})`,
    'giu',
  ),
]);

const secondsIn: Partial<Record<Measure, number>> = { hours: 3600, minutes: 60, seconds: 1 };

function measuredAs(each: string, measure: Measure | undefined): string {
  const inSeconds = measure && secondsIn[measure];
  if (inSeconds === undefined)
    return each.replace(',', '.').replace(/\s/, '') + (measure ? ` ${measure}` : '');
  return inItsUnit(Math.round(numberOf(each) * inSeconds));
}

/** So many seconds in the unit that people say them in. */
function inItsUnit(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} hours`;
  return seconds >= 60 && seconds % 30 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}

/** Without the signs of Arabic vowels. Every script that writes ten digits has them one after the other, from zero. */
const inLatinDigits = (text: string): string =>
  text
    .replaceAll(/[\u064b-\u0652]/g, '')
    .replaceAll(/(?<=\p{Nd})٫(?=\p{Nd})/gu, '.')
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0) ?? 0)));

function digitOf(code: number): number {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
