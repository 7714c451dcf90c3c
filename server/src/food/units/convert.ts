import {
  add,
  compare,
  divide,
  equal,
  multiply,
  one,
  rational,
  subtract,
  type Rational,
} from './rational.ts';
import {
  dimensionOf,
  isSized,
  isUnit,
  regions,
  sizeOf,
  unitOrOwn,
  type Region,
} from './unit-table.ts';

/** An amount in a unit, of the table or of the food's own: `{ amount: 750, unit: 'ml' }`. */
export type Measure = { amount: Rational; unit: string };
/** What is known of one food. */
export type Weights = {
  /** What one of a unit is of this food: a bottle 750 ml, a clove 5 g, a cup 120 g, a tablespoon (of its own) 10 ml. */
  own?: ReadonlyMap<string, Measure>;
  /** Grams in a millilitre. */
  density?: Rational;
  /** A stick of butter, and of nothing else, is a quarter of a pound and half a US cup. */
  isButter?: boolean;
};

/**
 * Why an amount is not converted. `no-density`: between weight and volume of a food that nobody has weighed. `no-piece-weight`: between a count and
 * something else, likewise. `ambiguous`: it means different amounts to different people. `other-dimension`: a length or a temperature is no amount of food.
 */
export type WhyNot =
  'unknown-unit' | 'other-dimension' | 'no-density' | 'no-piece-weight' | 'ambiguous';
export type Converted = { ok: true; amount: Rational } | { ok: false; why: WhyNot };

const refused = (why: WhyNot): Converted => ({ ok: false, why });
const done = (amount: Rational): Converted => ({ ok: true, amount });

/** What a unit is counted in in the end: a dimension, pieces, or itself where it has no size (a clove). */
type Kind = string;
type View = { kind: Kind; size: Rational };
/** So much of one kind is so much of another, for this food. */
type Link = { from: View; to: View };

/** Nobody agrees how much of these there is in one. */
const vague = new Set([
  'pinch',
  'dash',
  'smidgen',
  'drop',
  'handful',
  'splash',
  'drizzle',
  'glug',
  'knob',
  'dollop',
  'squeeze',
  'scoop',
  'knife tip',
]);

/** As everybody there has it. */
function plainView(unit: string, region: Region): View {
  if (unit === 'dozen') return { kind: 'piece', size: rational(12) };
  const size = isUnit(unit) ? sizeOf(unit, region) : undefined;
  return size && isUnit(unit) ? { kind: dimensionOf(unit), size } : { kind: unit, size: one };
}

const butterStick = (['lb', 'cup'] as const).map((unit): View => {
  const { kind, size } = plainView(unit, 'US');
  return { kind, size: multiply(size, rational(1, unit === 'lb' ? 4 : 2)) };
});

/** So deep are a food's own units looked through: a case of 6 packs of 4 tubs. */
const deepest = 4;

/** As this food has it. */
function ownViews(unit: string, weights: Weights, region: Region, deep = 0): View[] {
  const said = weights.own?.get(unit);
  if (!said) return unit === 'stick' && weights.isButter ? butterStick : [];
  const inner =
    deep < deepest && said.unit !== unit ? ownViews(said.unit, weights, region, deep + 1) : [];
  const views = inner.length > 0 ? inner : [plainView(said.unit, region)];
  return views.map(({ kind, size }) => ({ kind, size: multiply(size, said.amount) }));
}

/** What this food's weighings say of other units: a cup that weighs 120 g says how heavy a spoon is. */
function linksOf({ own, density }: Weights, region: Region): Link[] {
  const said = [...(own ?? [])].map(([unit, { amount, unit: of }]): Link => {
    const to = plainView(of, region);
    return { from: plainView(unit, region), to: { ...to, size: multiply(to.size, amount) } };
  });
  const heavy = density && {
    from: { kind: 'volume', size: one },
    to: { kind: 'mass', size: density },
  };
  const weighs = ({ from, to }: Link) => [from.kind, to.kind].toSorted().join() === 'mass,volume';
  const links = heavy ? [heavy, ...said.filter((link) => !weighs(link))] : said;
  return links
    .filter(({ from, to }) => from.kind !== to.kind)
    .flatMap((link) => [link, { from: link.to, to: link.from }]);
}

/** So far may two weighings of one food lie apart: a table that says a cup and a spoon has rounded both. */
const apart = rational(5, 100);

/** How much of one kind is one of another, by the largest that was weighed; null where the weighings differ. */
function factorBetween(links: readonly Link[], from: Kind, to: Kind): Rational | undefined | null {
  const factors = links
    .filter((link) => link.from.kind === from && link.to.kind === to)
    .toSorted((a, b) => compare(b.from.size, a.from.size))
    .map((link) => divide(link.to.size, link.from.size));
  const [largest, ...others] = factors;
  if (!largest) return undefined;
  const differs = others.some((factor) => {
    const difference = subtract(divide(factor, largest), one);
    return compare(multiply(difference, difference), multiply(apart, apart)) > 0;
  });
  return differs ? null : largest;
}

/** From one kind to the other by as few weighings as there have to be. */
function throughWeighings(
  start: View,
  end: View,
  links: readonly Link[],
): Rational | undefined | null {
  const reached = new Map<Kind, Rational>([[start.kind, start.size]]);
  for (const [kind, size] of reached) {
    if (kind === end.kind) return divide(size, end.size);
    for (const next of new Set(
      links.filter(({ from }) => from.kind === kind).map(({ to }) => to.kind),
    )) {
      if (reached.has(next)) continue;
      const factor = factorBetween(links, kind, next);
      if (factor === null) return null;
      if (factor) reached.set(next, multiply(size, factor));
    }
  }
  return undefined;
}

/** In the order of how much is known: the food's own unit, the same dimension, its density, what a piece weighs. */
function convertIn(
  { amount, unit: from }: Measure,
  to: string,
  weights: Weights,
  region: Region,
): Converted {
  const [ownFrom, ownTo] = [from, to].map((unit) => ownViews(unit, weights, region)) as [
    View[],
    View[],
  ];
  const [here, there] = [
    [...ownFrom, plainView(from, region)],
    [...ownTo, plainView(to, region)],
  ];
  for (const { kind, size } of here) {
    const same = there.find((view) => view.kind === kind);
    if (same) return done(divide(multiply(amount, size), same.size));
  }
  const links = linksOf(weights, region);
  let differs = false;
  for (const start of here) {
    for (const end of there) {
      const factor = throughWeighings(start, end, links);
      if (factor) return done(multiply(amount, factor));
      differs ||= factor === null;
    }
  }
  return refused(differs ? 'ambiguous' : whyNot(here, there));
}

function whyNot(here: readonly View[], there: readonly View[]): WhyNot {
  const kinds = [...here, ...there].map(({ kind }) => kind);
  const isOther = (kind: Kind) =>
    kind === 'length' || (isUnit(kind) && dimensionOf(kind) === 'temperature');
  if (kinds.some(isOther)) return 'other-dimension';
  if ([here, there].some((views) => views.every(({ kind }) => vague.has(kind)))) return 'ambiguous';
  const isAmount = ({ kind }: View) => kind === 'mass' || kind === 'volume';
  return here.some(isAmount) && there.some(isAmount) ? 'no-density' : 'no-piece-weight';
}

const fiveNinths = rational(5, 9);
function convertHeat({ amount, unit }: Measure, to: string): Converted {
  if (unit === to) return done(amount);
  return done(
    to === '°C'
      ? multiply(subtract(amount, rational(32)), fiveNinths)
      : add(divide(amount, fiveNinths), rational(32)),
  );
}

const isHeat = (unit: string) => isUnit(unit) && dimensionOf(unit) === 'temperature';

/** Whether it is the same for everybody in that region: a pint in the UK, and whatever has no size. */
const isThere = (unit: string, region: Region) =>
  !isUnit(unit) || !isSized(unit) || sizeOf(unit, region) !== undefined;

/**
 * An amount of a food in another unit, exactly; or why not. Where a unit is another amount in another region and nobody says where (or it is
 * none there), it is converted only if every region says the same.
 */
export function convert(
  from: Measure,
  to: string,
  weights: Weights = {},
  region: Region | null = null,
): Converted {
  const isOwn = (unit: string) => weights.own?.has(unit) === true;
  if (![from.unit, to].every((unit) => isUnit(unit) || isOwn(unit))) {
    return refused('unknown-unit');
  }
  if (from.unit === to) return done(from.amount);
  if (isHeat(from.unit) && isHeat(to)) return convertHeat(from, to);
  const isSettled = (where: Region) =>
    [from.unit, to].every((unit) => isOwn(unit) || isThere(unit, where));
  const said = [...(weights.own ?? [])].flatMap(([unit, { unit: of }]) => [unit, of]);
  if (region !== null && isSettled(region) && said.every((unit) => isThere(unit, region))) {
    return convertIn(from, to, weights, region);
  }
  const [first, ...others] = regions
    .filter((each) => isSettled(each))
    .map((each) => convertIn(from, to, weights, each));
  if (!first) return refused('ambiguous');
  const isSame = others.every((each) =>
    each.ok && first.ok ? equal(each.amount, first.amount) : each.ok === first.ok,
  );
  return isSame ? first : refused('ambiguous');
}

/** F and C are degrees beside another degree, and nowhere else: a C alone is a cup. */
const degrees: Readonly<Record<string, string>> = { F: '°F', C: '°C' };
const isDegree = (name: string | null) =>
  name !== null && (name in degrees || isHeat(unitOrOwn(name)));

/** As `convert`, for units as they are written. */
export function convertNamed(
  amount: Rational,
  from: string | null,
  to: string | null,
  weights: Weights = {},
  region: Region | null = null,
): Converted {
  const areDegrees = isDegree(from) && isDegree(to);
  const named = (name: string | null) =>
    unitOrOwn(areDegrees && name !== null ? (degrees[name] ?? name) : name);
  return convert({ amount, unit: named(from) }, named(to), weights, region);
}
