import { rational, readRational, type Rational } from './rational.ts';

/** Where a unit is one of these, its dimension, and how many of the dimension's base unit it is: grams, millilitres, millimetres. */
export type Dimension = 'mass' | 'volume' | 'length' | 'count' | 'temperature';
/**
 * Whose measures a recipe is written in. `US`: customary. `UK`: imperial, with metric spoons and cups. `AU`: metric, with a tablespoon of
 * 20 ml. `CA`: metric spoons and cups with imperial pints. `JP`: a cup of 200 ml. `EU`: metric; it has no pint, quart, gallon or fluid ounce of its own.
 */
export const regions = ['US', 'UK', 'AU', 'CA', 'JP', 'EU'] as const;
export type Region = (typeof regions)[number];

/** Regions by what people and files call them, and what others measure as they do. */
const alsoCalled: Readonly<Record<string, Region>> = {
  gb: 'UK',
  ie: 'UK',
  imperial: 'UK',
  usa: 'US',
  metric: 'EU',
  nz: 'EU',
};
/** The region of a name or a country's code; null: nobody knows how they measure there. */
export const regionNamed = (name: string | null | undefined): Region | null => {
  const plain = (name ?? '').trim();
  return (
    regions.find((region) => region === plain.toUpperCase()) ??
    alsoCalled[plain.toLowerCase()] ??
    null
  );
};

type Size = Rational | Partial<Record<Region, Rational>>;
export type Unit = {
  dimension: Dimension;
  /** One of it in the base unit of its dimension, the same everywhere or by region; absent: it has no size of its own (a clove, a tin). */
  size?: Size;
  /** Other names that mean the same. */
  also?: readonly string[];
};

const exactly = (text: string): Rational => {
  const read = readRational(text);
  if (!read) throw new Error(`${text} is no number.`);
  return read;
};

/** 231 cubic inches, by definition (NIST Handbook 44, Appendix C). */
const usGallon = exactly('3785.411784');
/** Units of Measurement Regulations 1995 (UK), schedule. */
const imperialGallon = exactly('4546.09');
const share = (of: Rational, parts: number): Rational =>
  rational(of.over, of.under * BigInt(parts));
/** Of the two gallons; what counts in neither has none. */
const ofGallon = (usParts: number, imperialParts: number): Size => ({
  US: share(usGallon, usParts),
  UK: share(imperialGallon, imperialParts),
  AU: share(imperialGallon, imperialParts),
  CA: share(imperialGallon, imperialParts),
});
const metricBut = (metric: number, others: Partial<Record<Region, Rational>>): Size => ({
  UK: rational(metric),
  AU: rational(metric),
  CA: rational(metric),
  JP: rational(metric),
  EU: rational(metric),
  ...others,
});
const mass = (grams: string, ...also: string[]): Unit => ({
  dimension: 'mass',
  size: exactly(grams),
  also,
});
const volume = (size: Size, ...also: string[]): Unit => ({ dimension: 'volume', size, also });
const count = (...also: string[]): Unit => ({ dimension: 'count', also });

/**
 * Every unit that the shop can reckon in, by the name that a line keeps. Masses: International yard and pound agreement, 1959. Cups and
 * spoons: US customary by the gallon; metric ones as sold (250, 15 and 5 ml; Australia's tablespoon is 20 ml, Japan's cup 200 ml).
 */
export const units = {
  µg: mass('0.000001', 'mcg', 'microgram'),
  mg: mass('0.001', 'milligram', 'milligramme'),
  g: mass('1', 'gram', 'gramme', 'gr', 'gm'),
  dag: mass('10', 'dkg', 'decagram'),
  hg: mass('100'),
  kg: mass('1000', 'kilogram', 'kilogramme', 'kilo'),
  oz: mass('28.349523125', 'ounce'),
  lb: mass('453.59237', 'lbs', 'pound'),
  stone: mass('6350.29318'),
  /** A German pound in everyday use. */
  pfund: mass('500'),
  ml: volume(rational(1), 'millilitre', 'milliliter', 'cc'),
  cl: volume(rational(10), 'centilitre', 'centiliter'),
  dl: volume(rational(100), 'decilitre', 'deciliter'),
  l: volume(rational(1000), 'litre', 'liter'),
  tsp: volume(metricBut(5, { US: share(usGallon, 768) }), 'teaspoon'),
  dessertspoon: volume(metricBut(10, { US: share(usGallon, 384) })),
  tbsp: volume(metricBut(15, { US: share(usGallon, 256), AU: rational(20) }), 'tablespoon', 'tbs'),
  'fl oz': volume(ofGallon(128, 160), 'floz', 'fl. oz', 'fl. oz.', 'fluid ounce'),
  gill: volume(ofGallon(32, 32)),
  cup: volume(metricBut(250, { US: share(usGallon, 16), JP: rational(200) })),
  pint: volume(ofGallon(8, 8), 'pt'),
  quart: volume(ofGallon(4, 4), 'qt'),
  gallon: volume(ofGallon(1, 1), 'gal'),
  /** Scandinavia's pinch, a millilitre. */
  krm: volume(rational(1)),
  /** A tenth of a shō of 2401/1331 l. */
  go: volume(rational(240_100, 1331), 'gō', '合'),
  mm: { dimension: 'length', size: rational(1), also: ['millimetre', 'millimeter'] },
  cm: { dimension: 'length', size: rational(10), also: ['centimetre', 'centimeter'] },
  inch: { dimension: 'length', size: exactly('25.4'), also: ['in', '"'] },
  m: { dimension: 'length', size: rational(1000), also: ['metre', 'meter'] },
  foot: { dimension: 'length', size: exactly('304.8'), also: ['ft', 'feet'] },
  '°C': { dimension: 'temperature', also: ['c°', 'celsius', 'degc'] },
  '°F': { dimension: 'temperature', also: ['f°', 'fahrenheit', 'degf'] },
  /** What is counted, and has no other unit. */
  piece: count('', 'pcs', 'pc', 'each', 'whole', 'unit'),
  dozen: count(),
  pinch: count(),
  dash: count(),
  'knife tip': count(),
  smidgen: count(),
  drop: count(),
  handful: count(),
  splash: count(),
  drizzle: count(),
  glug: count(),
  knob: count(),
  dollop: count(),
  squeeze: count(),
  scoop: count(),
  can: count('tin'),
  jar: count(),
  bottle: count(),
  packet: count('pack', 'package', 'pkg'),
  sachet: count('envelope'),
  bag: count(),
  box: count(),
  carton: count(),
  container: count(),
  tub: count(),
  pot: count(),
  punnet: count(),
  block: count(),
  bar: count(),
  loaf: count(),
  tube: count(),
  glass: count(),
  stick: count(),
  clove: count(),
  head: count(),
  bulb: count(),
  bunch: count(),
  sprig: count(),
  stalk: count('rib'),
  leaf: count(),
  slice: count('rasher'),
  strip: count(),
  wedge: count(),
  fillet: count(),
  ear: count(),
  spear: count(),
  sheet: count(),
  ball: count(),
  cube: count(),
  small: count(),
  medium: count(),
  large: count(),
  'extra-large': count(),
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof units;

const byName = new Map<string, UnitName>(
  Object.entries(units).flatMap(([name, { also }]: [string, Unit]) =>
    [name, ...(also ?? [])].map((each) => [each.toLowerCase(), name as UnitName] as const),
  ),
);

const plural = /(?<=[a-z]{3})s$/;

/** The unit of a name that a line or a file says, its plural too; no name means pieces. Undefined: nobody knows it. */
export function unitNamed(name: string | null): UnitName | undefined {
  const plain = (name ?? '').trim().toLowerCase().replace(/\.$/, '');
  const singular = /(sh|ch|x|ss)es$/.test(plain) ? plain.slice(0, -2) : plain.replace(plural, '');
  return byName.get(plain) ?? byName.get(singular) ?? byName.get(plain.replace(/aves$/, 'af'));
}

export const dimensionOf = (name: UnitName): Dimension => units[name].dimension;

/** One of it in grams, millilitres or millimetres there; undefined where it has no size, or none in that region. */
export function sizeOf(name: UnitName, region: Region | null): Rational | undefined {
  const { size }: Unit = units[name];
  if (!size) return undefined;
  if ('over' in size) return size;
  return region === null ? undefined : size[region];
}

/** Whether it has a size somewhere, so that which one is a question of where. */
export const isSized = (name: UnitName): boolean => {
  const { size }: Unit = units[name];
  return size !== undefined;
};

/** Units whose size people know by their name alone wherever they are. */
export const isEverywhere = (name: UnitName): boolean => {
  const { size }: Unit = units[name];
  return size !== undefined && 'over' in size;
};

/** As `unitNamed`; a name that nobody knows stays what it is, for a food may have a unit of its own. */
export const unitOrOwn = (name: string | null): string =>
  unitNamed(name) ?? (name ?? '').trim().toLowerCase();
export const isUnit = (name: string): name is UnitName => Object.hasOwn(units, name);
