/** An exact number: in lowest terms, the denominator above zero. */
export type Rational = { readonly over: bigint; readonly under: bigint };

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

/** A denominator of zero is a fault of the program: what people type goes through `readRational`. */
export function rational(over: bigint | number, under: bigint | number = 1n): Rational {
  const [top, bottom] = [BigInt(over), BigInt(under)];
  if (bottom === 0n) throw new Error('A number cannot be divided by zero.');
  const sign = bottom < 0n ? -1n : 1n;
  const common = gcd(top, bottom * sign);
  return { over: (top * sign) / common, under: (bottom * sign) / common };
}

export const zero = rational(0);
export const one = rational(1);

export const add = (a: Rational, b: Rational) =>
  rational(a.over * b.under + b.over * a.under, a.under * b.under);
export const subtract = (a: Rational, b: Rational) =>
  rational(a.over * b.under - b.over * a.under, a.under * b.under);
export const multiply = (a: Rational, b: Rational) => rational(a.over * b.over, a.under * b.under);
export const divide = (a: Rational, b: Rational) => rational(a.over * b.under, a.under * b.over);

/** Below zero where the first is less, above where it is more. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const equal = (a: Rational, b: Rational) => a.over === b.over && a.under === b.under;
export const isWhole = ({ under }: Rational) => under === 1n;

export function floor({ over, under }: Rational): bigint {
  const whole = over / under;
  return over < 0n && over % under !== 0n ? whole - 1n : whole;
}
export const ceil = (of: Rational) => -floor({ over: -of.over, under: of.under });
/** To the nearest whole number; from the middle up. */
export const nearest = (of: Rational) => floor(add(of, rational(1, 2)));

/** More digits than any amount of food or any factor has. */
const mostDigits = 60;
const written = /^(?:(\d+)[ ]+)?(\d+)\/(\d+)$|^(\d+)(?:\.(\d+))?$|^\.(\d+)$/;

/** `3`, `0.25`, `.5`, `1/3` or `1 1/2`; undefined for anything else, and for what has more digits than an amount of food. */
export function readRational(text: string): Rational | undefined {
  const trimmed = text.trim();
  if (trimmed.replace(/\D/g, '').length > mostDigits) return undefined;
  const [, whole, over, under, digits, decimals, only] = written.exec(trimmed) ?? [];
  if (over !== undefined && under !== undefined) {
    if (/^0+$/.test(under)) return undefined;
    return add(rational(BigInt(whole ?? '0')), rational(BigInt(over), BigInt(under)));
  }
  const after = decimals ?? only ?? '';
  if (digits === undefined && only === undefined) return undefined;
  return rational(BigInt(`${digits ?? ''}${after}`), 10n ** BigInt(after.length));
}

/** `3` or `16/3`, as it is kept in text; `readRational` reads it back. */
export const writeRational = ({ over, under }: Rational) =>
  under === 1n ? String(over) : `${over}/${under}`;

/** For a chart or a rule of thumb; never to reckon on with. */
export const roughly = ({ over, under }: Rational) => Number(over) / Number(under);

/** With so many decimals at most, as text: 2.67, 0.7, 3. From the middle up. */
export function inDecimals(of: Rational, most: number): string {
  const scale = 10n ** BigInt(most);
  const scaled = nearest(multiply(of, rational(scale)));
  const [sign, digits] = scaled < 0n ? ['-', -scaled] : ['', scaled];
  const decimals = String(digits % scale)
    .padStart(most, '0')
    .replace(/0+$/, '');
  return `${sign}${digits / scale}${most === 0 || decimals === '' ? '' : `.${decimals}`}`;
}

/** The whole root, if there is one. */
function wholeRoot(of: bigint, degree: bigint): bigint | undefined {
  let [low, high] = [0n, of + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= of) low = middle;
    else high = middle;
  }
  return low ** degree === of ? low : undefined;
}

/** Places after the point of a power that is no fraction. */
const powerDigits = 9;

/**
 * A ratio above zero to the power of a fraction with small numbers, such as 3/4: exact where the root is a fraction, and otherwise the nearest
 * with nine decimals.
 */
export function power(of: Rational, to: Rational): Rational {
  const degree = to.under;
  const roots = [wholeRoot(of.over, degree), wholeRoot(of.under, degree)] as const;
  const times = to.over < 0n ? -to.over : to.over;
  const [over, under] = roots;
  if (over !== undefined && under !== undefined) {
    return to.over < 0n
      ? rational(under ** times, over ** times)
      : rational(over ** times, under ** times);
  }
  const scale = 10 ** powerDigits;
  return rational(Math.round(roughly(of) ** roughly(to) * scale), scale);
}
