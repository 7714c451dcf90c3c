/** A set of recipes of a menu, a bit for each, by the number that the menu gives it: 0 and up. */
export type EntrySet = Uint32Array;

export const noEntries = (size: number): EntrySet => new Uint32Array((size + 31) >>> 5);

export function everyEntry(size: number): EntrySet {
  const set = noEntries(size);
  for (let no = 0; no < size; no += 1) put(set, no);
  return set;
}

export function put(set: EntrySet, no: number): void {
  set[no >>> 5] = (set[no >>> 5] ?? 0) | (1 << (no & 31));
}

export const isIn = (set: EntrySet, no: number): boolean =>
  (((set[no >>> 5] ?? 0) >>> (no & 31)) & 1) === 1;

/** What is in both. */
export const both = (one: EntrySet, other: EntrySet): EntrySet =>
  one.map((bits, at) => bits & (other[at] ?? 0));

/** What is in the first and not in the second. */
export const butNot = (one: EntrySet, other: EntrySet): EntrySet =>
  one.map((bits, at) => bits & ~(other[at] ?? 0));

export function sizeOf(set: EntrySet): number {
  let count = 0;
  for (const bits of set) count += bitsIn(bits);
  return count;
}

/** How many are in both, without making the set of them. */
export function sizeOfBoth(one: EntrySet, other: EntrySet): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) count += bitsIn((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

/** Their numbers, the lowest first. */
export function numbersIn(set: EntrySet): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < set.length; at += 1) {
    // The lowest bit is taken away until none is left.
    for (let bits = set[at] ?? 0; bits !== 0; bits &= bits - 1)
      numbers.push(32 * at + (31 - Math.clz32(bits & -bits)));
  }
  return numbers;
}

/** Counts pairs, fours and bytes side by side (H. S. Warren, Hacker's Delight, 5-1). */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
