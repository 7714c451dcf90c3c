/** Chance that falls the same way for the same seed. */
export function dice(seed: number) {
  let state = seed;
  /** From 0 to below 1 (mulberry32). */
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
  return {
    roll,
    upTo,
    oneOf,
    someOf: <T>(items: readonly T[]) => items.filter(() => roll() < 0.5),
  };
}
export type Dice = ReturnType<typeof dice>;

/** Runs `work` on every item, at most so many at a time. */
export async function atMost<T>(
  width: number,
  items: readonly T[],
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) await work(item, at);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
