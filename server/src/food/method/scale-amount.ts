import type { Amount } from './method-text.ts';
import type { MethodUnit, Tongue } from './tongues/tongue.ts';

/** An amount as a cook reads it for so many servings of a recipe that is written for `own`. */
export function scaleAmount(amount: Amount, servings: number, own: number, tongue: Tongue): string {
  const { quarters, text } = scaled(amount, servings, own, tongue);
  const { word, saysNumber = false } = tongue.counted(amount.forms, quarters);
  const unit = amount.unit === null ? null : tongue.units[amount.unit as MethodUnit];
  return [saysNumber ? null : text, unit, word].filter(Boolean).join(' ');
}

function scaled(amount: Amount, servings: number, own: number, tongue: Tongue) {
  const exact = exactly(amount, servings, own);
  if (amount.unit === 'ml' || amount.unit === 'g') {
    const rounded = roundMeasure(exact);
    return { quarters: rounded * 4, text: String(rounded) };
  }
  const quarters = roundCount(amount, exact);
  const whole = quarters / 4;
  const word = amount.inWords && Number.isInteger(whole) ? tongue.numberInWords(whole) : undefined;
  return { quarters, text: word ?? inFractions(quarters) };
}

function exactly({ rule, count, of }: Amount, servings: number, own: number): number {
  if (rule === 'fixed') return count / of;
  if (rule === 'linear') return (count * servings) / (of * own);
  return (count / of) * Math.ceil(servings / rule.per);
}

/** Steps that a jug and a scale show, of at most a few per cent: water keeps its share of the rice. */
function roundMeasure(amount: number): number {
  const step = amount < 20 ? 1 : amount < 1000 ? 5 : 10;
  return Math.max(1, Math.round(amount / step) * step);
}

/** Whole things are counted up; what was written with a fraction, or in spoons, keeps quarters or halves. */
function roundCount({ of, unit, rule }: Amount, exact: number): number {
  if (unit !== null) return Math.max(2, Math.round(exact * 2) * 2);
  if (of > 1 && rule !== 'fixed') return Math.max(1, Math.round(exact * 4));
  return rule === 'fixed' ? Math.round(exact * 4) : Math.ceil(exact - 1e-9) * 4;
}

const fractions = ['', '¼', '½', '¾'];

function inFractions(quarters: number): string {
  const whole = Math.floor(quarters / 4);
  const fraction = fractions[quarters % 4] ?? '';
  if (whole === 0) return fraction;
  return fraction === '' ? String(whole) : `${whole} ${fraction}`;
}
