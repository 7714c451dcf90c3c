/** Chance that falls the same way for the same seed (mulberry32). */
export type Dice = {
  /** From 0 to below 1. */
  roll: () => number;
  /** A whole number from 1 to `most`. */
  upTo: (most: number) => number;
  oneOf: <T>(items: readonly T[]) => T;
  /** Of these, each as often as its number says. */
  by: <Name extends string>(odds: Readonly<Record<Name, number>>) => Name;
};

export function openDice(seed: number): Dice {
  let state = seed | 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number) => 1 + Math.floor(roll() * most);
  const oneOf = <T>(items: readonly T[]): T => {
    const item = items[upTo(items.length) - 1];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  const by = <Name extends string>(odds: Readonly<Record<Name, number>>): Name => {
    const entries = Object.entries(odds) as [Name, number][];
    let left = roll() * entries.reduce((sum, [, share]) => sum + share, 0);
    for (const [name, share] of entries) {
      left -= share;
      if (left < 0) return name;
    }
    return oneOf(entries.map(([name]) => name));
  };
  return { roll, upTo, oneOf, by };
}
