import {
  convertNamed,
  type Measure,
  type Weights,
  type WhyNot,
} from '../../server/src/food/units/convert.ts';
import {
  equal,
  readRational,
  writeRational,
  type Rational,
} from '../../server/src/food/units/rational.ts';
import {
  baseAmount,
  scaleAmount,
  type ScalingRule,
} from '../../server/src/food/units/scale-amount.ts';
import { showAmount } from '../../server/src/food/units/show-amount.ts';
import { regionNamed, unitOrOwn } from '../../server/src/food/units/unit-table.ts';

/** What is known of the food: `bottle: ["750", "ml"]`, `density_g_per_ml: "1.42"`. */
type Facts = Record<string, string | [string, string]>;
type Refused = { refuse: WhyNot };
export type ConversionCase = {
  amount: string;
  from: string | null;
  to: string | null;
  food: string | null;
  facts: Facts;
  region: string | null;
  expect: string | Refused;
  why: string;
};

type RuleCase =
  | { kind: 'linear' | 'fixed' }
  | { kind: 'step'; step: string }
  | { kind: 'power'; exponent?: string | number; power?: string | number; e?: string | number };
export type ScalingCase = {
  amount: string;
  unit: string | null;
  servings: number;
  to: number;
  rule: RuleCase;
  region?: string;
  expect: { exact?: string; shown?: string; base?: number; baseUnit?: string };
  why: string;
};

/** `fault`: what kept a case from being judged; it counts as wrong. */
export type Judged<Case, Answer> = {
  right: Case;
  answer: Answer | { fault: string };
  isRight: boolean;
};

const number = (text: string | number): Rational => {
  const read = readRational(String(text));
  if (!read) throw new Error(`${text} is no number.`);
  return read;
};
/** A food's own units as the rules want them. */
function weightsOf(facts: Facts, food: string | null): Weights {
  const own = new Map<string, Measure>();
  for (const [name, said] of Object.entries(facts)) {
    if (typeof said === 'string') continue;
    own.set(unitOrOwn(name), { amount: number(said[0]), unit: unitOrOwn(said[1]) });
  }
  const [density] = Object.entries(facts).flatMap(([name, said]) =>
    name.startsWith('density') && typeof said === 'string' ? [said] : [],
  );
  return {
    own,
    ...(density !== undefined && { density: number(density) }),
    isButter: /\b(?:butter|margarine)$/i.test(food ?? ''),
  };
}

export function judgeConversion(
  right: ConversionCase,
): Judged<ConversionCase, ConversionCase['expect']> {
  const { amount, from, to, food, facts, region, expect } = right;
  const weights = weightsOf(facts, food);
  const converted = convertNamed(number(amount), from, to, weights, regionNamed(region));
  const answer = converted.ok ? writeRational(converted.amount) : { refuse: converted.why };
  const isRight =
    typeof expect === 'string'
      ? converted.ok && equal(converted.amount, number(expect))
      : !converted.ok && converted.why === expect.refuse;
  return { right, answer, isRight };
}

function ruleOf(rule: RuleCase): ScalingRule {
  switch (rule.kind) {
    case 'step':
      return { kind: 'step', step: number(rule.step) };
    case 'power':
      return { kind: 'power', exponent: number(rule.exponent ?? rule.power ?? rule.e ?? '1') };
    case 'linear':
    case 'fixed':
      return { kind: rule.kind };
  }
}

export function judgeScaling(right: ScalingCase): Judged<ScalingCase, ScalingCase['expect']> {
  const { amount, servings, to, rule, expect } = right;
  const unit = unitOrOwn(right.unit);
  const exact = scaleAmount(number(amount), servings, to, ruleOf(rule));
  const region = regionNamed(right.region ?? 'US') ?? 'US';
  const base = baseAmount({ amount: exact, unit }, {}, region);
  const answer = {
    exact: writeRational(exact),
    shown: showAmount(exact, unit, { fractions: 'plain', region }),
    ...(base.ok && { base: Number(base.amount), baseUnit: base.unit }),
  };
  const isRight =
    (expect.exact === undefined || equal(exact, number(expect.exact))) &&
    (expect.shown === undefined || expect.shown === answer.shown) &&
    (expect.base === undefined || expect.base === answer.base) &&
    (expect.baseUnit === undefined || expect.baseUnit === answer.baseUnit);
  return { right, answer, isRight };
}
