/**
 * Times that are said in words, as figures: “half an hour” is 0.5 hour, “ein bis zwei Minuten” is 1 bis 2 Minuten. What is no time stays
 * as it is, and so does what has its figure.
 */
export type InFigures = (text: string) => string;

type Rule = readonly [RegExp, (found: string[], before: string, after: string) => string];

/** Each rule reads what those before it left, where any unit of time is said. A group that was not found is an empty text. */
const saying =
  (anyUnit: RegExp, rules: readonly Rule[]): InFigures =>
  (text) =>
    !anyUnit.test(text)
      ? text
      : rules.reduce(
          (said, [pattern, figures]) =>
            said.replace(pattern, (...found: unknown[]) => {
              const at = found.findIndex((each) => typeof each === 'number');
              const offset = Number(found[at]);
              const groups = found
                .slice(0, at)
                .map((each) => (typeof each === 'string' ? each : ''));
              const end = offset + (groups[0]?.length ?? 0);
              return figures(groups, said.slice(0, offset), said.slice(end));
            }),
          text,
        );

const begins = '(?<![\\p{L}\\p{M}\\d])';
const ends = '(?![\\p{L}\\p{M}])';
const rule = (pattern: string, figures: Rule[1]): Rule => [new RegExp(pattern, 'giu'), figures];
const words = (text: string): string[] => text.split(' ');
/** The longest first: “fünfundzwanzig” is not “fünf”. */
const anyOf = (some: Iterable<string>): string =>
  [...some].toSorted((a, b) => b.length - a.length).join('|');
const figure = '(?:\\d+(?:[.,]\\d+)?(?:\\s?[¼½¾⅓⅔⅛])?|[¼½¾⅓⅔⅛])';
const shares: Record<string, number> = {
  '¼': 1 / 4,
  '½': 1 / 2,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
};

/** What a figure says, with a comma or a point, and with a share behind it or alone: `1,5` or `1½`. */
export function numberOf(written: string): number {
  const [, whole = '', share = ''] = /^([\d.,]*)\s?(.?)$/u.exec(written) ?? [];
  return Number(whole.replace(',', '.')) + (shares[share] ?? 0);
}

const englishNumbers = (() => {
  const small = words(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  );
  const tens = words('twenty thirty forty fifty sixty seventy eighty ninety');
  return new Map([
    ...small.map((word, at) => [word, at + 1] as const),
    ...tens.flatMap((ten, at) => [
      [ten, (at + 2) * 10] as const,
      ...small.slice(0, 9).map((one, more) => [`${ten}-${one}`, (at + 2) * 10 + more + 1] as const),
    ]),
    ...['a', 'an', 'another'].map((word) => [word, 1] as const),
  ]);
})();
const numberInEnglish = (text: string): number =>
  englishNumbers.get(text.toLowerCase().replace(' ', '-')) ?? numberOf(text);
const englishParts: Record<string, number> = { half: 0.5, quarter: 0.25, quarters: 0.75 };
const partInEnglish = (text: string): number =>
  englishParts[/[a-z]+$/.exec(text.toLowerCase())?.[0] ?? ''] ?? 0;

const english = (() => {
  const number = `${figure}|${anyOf(englishNumbers.keys()).replaceAll('-', '[- ]')}`;
  const unit = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?';
  const part = 'a[- ]half|a[- ]quarter|three[- ]quarters';
  const how =
    '(?:(?:good|full|whole|further|more|extra|additional|last|final|single|solid|short|long|brief)[- ])*';
  return saying(/sec|min|hour|hr|day/i, [
    rule(
      `${begins}(${number})[- ]and[- ](${part}|half)[- ](${unit})${ends}`,
      ([, count = '', more = '', what = '']) =>
        `${numberInEnglish(count) + partInEnglish(more)} ${what}`,
    ),
    rule(
      `${begins}(${number})[- ]${how}(${unit}) and (${part})${ends}(?! (?:of|an?)${ends})`,
      ([, count = '', what = '', more = '']) =>
        `${numberInEnglish(count) + partInEnglish(more)} ${what}`,
    ),
    rule(
      `${begins}(?:(?:an? |another |one )?${how}(half|quarter|three[- ]quarters) (?:of )?an? |(?:an? |another )?${how}(half|quarter)[- ])${how}(${unit})${ends}`,
      ([, part = '', joined = '', what = '']) => `${partInEnglish(part || joined)} ${what}`,
    ),
    rule(
      `(?<!(?:once|twice|times) )${begins}(${number})(?:(?:\\s*[–-]\\s*| (?:to|or) )(${number}))?[- ]${how}(${unit})(?: or (${number}))?${ends}(?![- ](?:old|steaks?)${ends})`,
      ([all = '', from = '', to = '', what = '', or = ''], before, after) => {
        const some = [from, to, or].filter((each) => each !== '');
        if (/^second$/i.test(what) && isOrdinal(before, after)) return all;
        const [first, ...others] = some.map((each) => `${numberInEnglish(each)} ${what}`);
        return [first, ...others].join(' or ');
      },
    ),
  ]);
})();

/** A second bowl is no time; a second, or for a second, is. */
function isOrdinal(before: string, after: string): boolean {
  if (
    /^(?:\s*(?:[.,;:!?)]|$)| (?:or|more|longer|per|on|each|at|then|until|before|after)\b)/.test(
      after,
    )
  )
    return false;
  return !/\bfor (?:about |just |only |barely )?$/i.test(before) || /^ (?:time|go)\b/.test(after);
}

const germanNumbers = (() => {
  const small = words(
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  );
  const tens = words('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig');
  return new Map([
    ...small.flatMap((word, at) => [
      [word, at + 1] as const,
      [`${word}einhalb`, at + 1.5] as const,
      [`${word}undeinhalb`, at + 1.5] as const,
      [`${word}einviertel`, at + 1.25] as const,
      [`${word}dreiviertel`, at + 1.75] as const,
    ]),
    ...tens.flatMap((ten, at) => [
      [ten, (at + 2) * 10] as const,
      ...small
        .slice(0, 9)
        .map((one, more) => [`${one}und${ten}`, (at + 2) * 10 + more + 1] as const),
    ]),
    ...words('eine einen einem einer eines').map((word) => [word, 1] as const),
    ['anderthalb', 1.5] as const,
    ['viertel', 0.25] as const,
    ['dreiviertel', 0.75] as const,
  ]);
})();

function numberInGerman(text: string): number {
  const word = text.toLowerCase().replaceAll('ss', 'ß').replace('drei viertel', 'dreiviertel');
  if (/halbe[nrms]?$/.test(word)) return 0.5;
  const last = word.split(' ').at(-1) ?? '';
  return germanNumbers.get(last) ?? numberOf(text);
}

const german = (() => {
  const how = '(?:(?:gut|weiter|voll|ganz|knapp|kurz|zusätzlich|letzt|einzig|lang)(?:e[nrms]?)? )*';
  const plain = anyOf(germanNumbers.keys()).replaceAll('ß', '(?:ß|ss)');
  const number = `(?:eine?[nrms]? )?${how}halbe[nrms]?|(?:eine?[nr]? )?(?:drei ?)?viertel|${figure}|${plain}`;
  const unit = 'Sekunden?|Sek\\.?|Minuten?|Min\\.?|Stunden?|Std\\.?|Tage?n?';
  const halves = anyOf([...germanNumbers.keys()].filter((word) => !/viertel|halb/.test(word)));
  return saying(/sek|min|stund|std|tag/i, [
    rule(
      `${begins}(${halves}) und (?:eine )?halbe (${unit})${ends}`,
      ([, count = '', what = '']) => `${numberInGerman(count) + 0.5} ${what}`,
    ),
    rule(
      `${begins}(?:eine[rn]? )?${how}((?:drei)?viertel)(stunden?)${ends}`,
      ([, part = '', what = '']) => `${numberInGerman(part)} ${what}`,
    ),
    rule(
      `${begins}(${number})(?:(\\s*[–-]\\s*| bis | oder |, )(${number}))? ${how}(${unit})(?: oder (${number}))?${ends}`,
      ([, from = '', between = '', to = '', what = '', or = '']) => {
        const some = [from, to, or].filter((each) => each !== '');
        // One, two minutes; what stands before another comma is no time.
        const isApart = between === ', ' && !/^eine?[nr]?$/i.test(from);
        const times = some.slice(isApart ? 1 : 0).map((each) => `${numberInGerman(each)} ${what}`);
        return [...(isApart ? [from] : []), times.join(' oder ')].join(', ');
      },
    ),
  ]);
})();

const arabicNumbers = (() => {
  const three = words('ثلاث أربع خمس ست سبع ثماني تسع عشر');
  const tens = words('عشر ثلاث أربع خمس ست سبع ثمان تسع').map((word, at): [string, number] => [
    word,
    (at + 2) * 10,
  ]);
  const ones = [
    ...words('واحد واحدة أحد إحدى').map((word) => [word, 1] as const),
    ...words('اثنان اثنين اثنتان اثنتين').map((word) => [word, 2] as const),
    ...three
      .slice(0, 7)
      .flatMap((word, at) =>
        [word, `${word}ة`, `${word}ا`].map((it): [string, number] => [it, at + 3]),
      ),
    ['ثمان', 8] as const,
  ];
  const hundreds = [
    ...words('مئة مائة').map((word) => [word, 100] as const),
    ...words('مئتا مئتي مائتا مائتي مئتان مئتين').map((word) => [word, 200] as const),
  ];
  return new Map([
    ...three.flatMap((word, at) => [[word, at + 3] as const, [`${word}ة`, at + 3] as const]),
    ['ثمان', 8] as const,
    ...words('أحد إحدى').flatMap((word) =>
      [`${word} عشر`, `${word} عشرة`].map((it) => [it, 11] as const),
    ),
    ...words('اثنا اثني اثنتا اثنتي').flatMap((word) =>
      [`${word} عشر`, `${word} عشرة`].map((it) => [it, 12] as const),
    ),
    ...three
      .slice(0, 7)
      .flatMap((word, at) =>
        [`${word} عشرة`, `${word}ة عشر`, `${word} عشر`].map((it) => [it, at + 13] as const),
      ),
    ...tens.flatMap(([word, many]) =>
      [`${word}ون`, `${word}ين`].flatMap((ten) => [
        [ten, many] as const,
        ...ones.map(([one, more]) => [`${one} و${ten}`, many + more] as const),
        ...hundreds.map(([hundred, more]) => [`${hundred} و${ten}`, more + many] as const),
      ]),
    ),
    ...hundreds,
  ]);
})();
const numberInArabic = (text: string): number =>
  arabicNumbers.get(text) ?? (/^اثن/.test(text) ? 2 : numberOf(text));

const arabicParts: Record<string, number> = {
  نصف: 0.5,
  نصفا: 0.5,
  ربع: 0.25,
  ربعا: 0.25,
  ثلث: 1 / 3,
  ثلثا: 1 / 3,
  ثلثي: 2 / 3,
  'ثلاثة أرباع': 0.75,
};
/** So many of a unit, in the next smaller one where they are no whole ones. */
function inWhole(count: number, unit: string): string {
  const smaller: Record<string, string> = { ساع: 'دقيقة', دقي: 'ثانية', دقا: 'ثانية' };
  const next = smaller[unit.slice(0, 3)];
  return Number.isInteger(count) || next === undefined
    ? `${count} ${unit}`
    : `${Math.round(count * 60)} ${next}`;
}

const arabic = (() => {
  const begin = '(?<![\\p{L}\\p{M}])[وف]?[لبك]?';
  const number = anyOf(arabicNumbers.keys());
  const one = 'دقيقة|ساعة|ثانية|يوما?';
  const unit = `${one}|دقائق|ساعات|ثوان[يٍ]?|أيام`;
  const part = 'نصف|ربع|ثلث|ثلاثة أرباع';
  const notOne =
    '(?<!(?:كل|آخر|أول|أي|بضع|بضعة|عدة|نصف|ربع|ثلث|ثلثي|ثلثا|أرباع|شرائح|قطع|قطعا|مكعبات|حبيبات|أشرطة|بصورة|[\\d¼½¾⅓⅔⅛]) ?)';
  const time = '(?:مدة|لمدة|خلال|بعد|قبل|نحو|حوالي)';
  return saying(/دقي|دقائق|ساع|ثاني|ثوان|يوم|أيام/, [
    rule(
      `${begin}(${number})(?: (?:إلى|أو) (${number}|${figure}))? (${unit})${ends}`,
      ([, from = '', to = '', what = '']) =>
        [from, to]
          .filter((each) => each !== '')
          .map((each) => `${numberInArabic(each)} ${what}`)
          .join(' أو '),
    ),
    rule(
      `(دقيق|ساع|ثاني|(?<![\\p{L}\\p{M}])[وف]?[لبك]?(?:ال)?يوم)(ت?)(?:ين|ان)${ends}`,
      ([all = '', what = '', feminine = '']) => {
        if (what.endsWith('يوم')) return feminine === '' ? '2 يوم' : all;
        return feminine === '' ? all : `2 ${what}ة`;
      },
    ),
    // One is said in the noun. A second is also what comes after the first, and a day what stands before its name.
    rule(
      `${notOne}${begin}(?:(دقيقة|ساعة)(?: واحدة)?|(ثانية) واحدة|(يوم) واحد|(يوما)(?: واحدا)?)${ends}(?! ال)`,
      ([, ...found]) => `1 ${found.find((each) => each !== '') ?? ''}`,
    ),
    rule(
      `${notOne}(?:(?<=${time} )|(?<![\\p{L}\\p{M}])[وف]?ل)(ثانية|يوم)${ends}(?! ال)`,
      ([, what = '']) => `1 ${what}`,
    ),
    rule(
      `(${figure}) (${unit})(?: (?:كاملة|كاملا|كامل))? (?:و(${part}|نصفا|ربعا|ثلثا)|إلا (ربعا?|ثلثا?))${ends}(?: (?:ال)?(?:${one})${ends})?(?! (?:كوب|ملعقة|كيلو|لتر|ال))`,
      ([, count = '', what = '', more = '', less = '']) =>
        inWhole(numberOf(count) + (arabicParts[more] ?? 0) - (arabicParts[less] ?? 0), what),
    ),
    rule(
      `${begin}(${part}|ثلثي|ثلثا) (?:ال)?(دقيقة|ساعة|يوم)${ends}`,
      ([, share = '', what = '']) => inWhole(arabicParts[share] ?? 0, what),
    ),
    rule(
      `(${figure}) (${unit}) أو (${number}|اثن(?:تين|ين|تان|ان))${ends}(?! (?:${unit})${ends})`,
      ([, count = '', what = '', or = '']) => `${count} ${what} أو ${numberInArabic(or)} ${what}`,
    ),
  ]);
})();

export const timesInFigures = { english, german, arabic };
