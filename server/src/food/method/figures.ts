import { measures, type Measure } from './tongues/tongue.ts';
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
 * Times, temperatures, sizes and shares, each with what it measures, whatever the language, its digits and how it writes decimals: `12 min`.
 * What stands behind a range is said of both its ends.
 */
export function figuresIn(text: string): string[] {
  const plain = written.reduce(
    (said, { saysNumber }) =>
      saysNumber.reduce((so, [pattern, figures]) => so.replaceAll(pattern, figures), said),
    inLatinDigits(text),
  );
  return [...plain.matchAll(measured)].flatMap(([, range = '', behind]) => {
    const measure = behind && units.find(([, pattern]) => pattern.test(behind))?.[0];
    return [...range.matchAll(single)].map(
      ([each]) => each.replace(',', '.').replace(/\s/, '') + (measure ? ` ${measure}` : ''),
    );
  });
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
