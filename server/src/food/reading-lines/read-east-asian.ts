import { add, compare, rational, readRational, type Rational } from '../units/rational.ts';
import { cleanLine } from './clean-line.ts';
import type { LineReading } from './line-reading.ts';

/** Japanese, Chinese or Korean, by the letters of a line; undefined for others. */
export function eastAsianOf(line: string): 'ja' | 'zh' | 'ko' | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)) return 'ja';
  if (/\p{Script=Hangul}/u.test(line)) return 'ko';
  if (!/\p{Script=Han}/u.test(line)) return undefined;
  return /大さじ|小さじ|[個枚缶]|醤油|塩|卵/u.test(line) ? 'ja' : 'zh';
}

/** Units of the three, by the name that a reading keeps; null where it counts pieces. */
const units: readonly (readonly [unit: string | null, written: string])[] = [
  ['tbsp', '大さじ|大匙|大勺|汤匙|湯匙|汤勺|大茶匙|큰술|큰스푼|테이블스푼|스푼|숟가락|T|tbsp'],
  ['tsp', '小さじ|小匙|小勺|茶匙|茶勺|작은술|작은스푼|티스푼|t|tsp'],
  ['cup', 'カップ|杯|量杯|컵|cup'],
  ['go', '合'],
  ['g', '公克|グラム|그램|克|g|ｇ'],
  ['kg', '公斤|千克|キロ|킬로|kg'],
  ['ml', '毫升|ミリリットル|밀리리터|ml|cc|mL'],
  ['l', '公升|升|リットル|리터|l|L'],
  ['clove', '片(?=にんにく)|かけ|瓣|쪽|톨'],
  ['slice', '切れ|スライス|薄切り|片|枚切り|장|조각'],
  ['bunch', '束|把|わ|단|줌'],
  ['can', '缶|罐|罐头|캔'],
  ['bag', '袋|包|봉지|봉'],
  ['pack', 'パック|팩|盒'],
  ['pinch', 'つまみ|撮|小撮|꼬집'],
  ['handful', 'つかみ|줌'],
  ['head', '玉|颗|棵|顆|통|포기'],
  ['block', '丁|块|塊|모'],
  ['bottle', '瓶|병'],
  ['drop', '滴|방울'],
  ['sheet', '枚|张|張'],
  ['stalk', '本|根|条|條|株|대|줄기|뿌리'],
  [null, '個|个|ヶ|コ|こ|つ|只|粒|匹|尾|枝|개|알|마리|人分|人份'],
];
/** Counters for whole things say no more than that they are counted. */
const plain = new Set(['sheet', 'stalk', 'head']);
const unitText = units.map(([, written]) => written).join('|');
const unitOf = (written: string, food: string): string | null => {
  const found = units.find(([, names]) =>
    new RegExp(`^(?:${names.replace(/\(\?=.*?\)/g, '')})$`, 'u').test(written),
  );
  const isGarlic = /にんにく|ニンニク|蒜|마늘/u.test(food);
  if (isGarlic && /^(?:片|かけ|瓣|粒|쪽|톨|个|個)$/u.test(written)) return 'clove';
  if (/しょうが|生姜|ショウガ|姜|薑|생강/u.test(food) && /^(?:片|かけ)$/u.test(written))
    return 'piece';
  const unit = found?.[0] ?? null;
  return unit !== null && plain.has(unit) ? null : unit;
};

const words: Readonly<Record<string, string>> = {
  半: '1/2',
  ひと: '1',
  ふた: '2',
  一: '1',
  二: '2',
  两: '2',
  兩: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
  반: '1/2',
  한: '1',
  두: '2',
  세: '3',
  네: '4',
  다섯: '5',
};
const number = `\\d+(?:\\.\\d+)?(?:\\s*\\/\\s*\\d+)?(?:\\s+\\d+\\s*\\/\\s*\\d+|と\\d+\\s*\\/\\s*\\d+)?|${Object.keys(words).join('|')}`;
const few = /少々|少量|適量|适量|適宜|お好みで|少许|少許|若干|按口味|약간|적당량|적당히|조금/u;
const numberFirst = new RegExp(
  `(約|约|약)?\\s*(${number})\\s*(?:[~〜～\\-–]\\s*(${number}))?\\s*(${unitText})?(半)?`,
  'u',
);
const unitFirst = new RegExp(
  `(約|约)?(大さじ|小さじ|カップ|大匙|小匙)\\s*(${number})\\s*(?:[~〜～\\-–]\\s*(${number}))?(半|강)?`,
  'u',
);

function numberOf(text: string | undefined): Rational | undefined {
  if (text === undefined) return undefined;
  const said = words[text];
  if (said !== undefined) return readRational(said);
  return readRational(text.replace('と', ' ').replace(/\s*\/\s*/g, '/'));
}

/** A line of Japanese, Chinese or Korean: the food, then the amount, or the other way round; in Japanese spoons stand before their number. */
export function readEastAsian(line: string, lang: 'ja' | 'zh' | 'ko'): LineReading {
  const text = cleanLine(line)
    .replace(/^[・●◎○☆★◆■□【】A-Z]\s+/u, '')
    .trim();
  const notes: string[] = [];
  const bare = text
    .replace(/[(（【]([^()（）【】]*)[)）】]/gu, (whole, inner: string) => {
      if (new RegExp(`^(?:${numberFirst.source})$`, 'u').test(inner.trim())) return ` ${inner} `;
      notes.push(inner.trim());
      return ' ';
    })
    .replace(/[…:：、,]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const blank = {
    line,
    lang,
    isHeader: false,
    amount: null,
    amountMax: null,
    unit: null,
    note: '',
    pack: null,
    alt: [],
    plus: [],
    orFood: [],
  };
  const found = unitFirst.exec(bare);
  const other = found ? null : numberFirst.exec(bare);
  const match = found ?? other;
  const vague = few.exec(bare);
  const least = numberOf(found ? found[3] : other?.[2]);
  const isHeading = /[:：]$/u.test(text) || /^[【［[].*[】］\]]$/u.test(text);
  if (isHeading && !least) {
    const food = text.replace(/[【】［］[\]:：]/gu, '').trim();
    return {
      ...blank,
      isHeader: true,
      food,
      confidence: { amount: 0.95, unit: 0.95, food: 0.9, note: 0.95 },
    };
  }
  if (!match || !least || (vague && !/\d/.test(bare))) {
    const food = bare.replace(few, ' ').replace(/\s+/g, ' ').trim();
    const note = [vague?.[0], ...notes]
      .filter((each) => each !== undefined && each !== '')
      .join('; ');
    return {
      ...blank,
      food,
      note,
      confidence: { amount: vague ? 0.95 : 0.6, unit: 0.9, food: 0.9, note: 0.9 },
    };
  }
  const [before, after] = [
    bare.slice(0, match.index).trim(),
    bare.slice(match.index + match[0].length).trim(),
  ];
  const food = (before === '' ? after : before).replace(/^的/u, '').trim();
  const rest = before === '' ? '' : after;
  if (rest !== '') notes.push(rest);
  if (match[1] !== undefined) notes.unshift('approx');
  const most = numberOf(found ? found[4] : other?.[3]);
  const written = found ? found[2] : other?.[4];
  const more = (found ? found[5] : other?.[5]) === '半' ? rational(1, 2) : undefined;
  const amount = more ? add(least, more) : least;
  return {
    ...blank,
    amount,
    amountMax: most && compare(most, amount) > 0 ? most : null,
    unit: written === undefined ? null : unitOf(written, food),
    food,
    note: notes.filter((each) => each !== '').join('; '),
    confidence: {
      amount: 0.95,
      unit: written === undefined ? 0.7 : 0.9,
      food: food === '' ? 0 : 0.9,
      note: 0.85,
    },
  };
}
