/** A number with its unit, where it comes from and when it was read there. */
export type Fact = { value: number; unit: string; from: string; on: string };

/** The bare numbers, for the model to reckon with. */
export function valuesOf<Name extends string>(facts: Record<Name, Fact>): Record<Name, number> {
  const entries = Object.entries<Fact>(facts).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** A straight line between the points that are known, and on beyond the last two; points sorted by `at`. */
export function between(points: readonly { at: number; value: number }[], at: number): number {
  const next = Math.max(
    1,
    points.findIndex((point) => point.at >= at),
  );
  const place = points.some((point) => point.at >= at) ? next : points.length - 1;
  const [from, to] = [points[place - 1], points[place]];
  if (!from || !to) throw new Error('A line needs two points.');
  return from.value + ((at - from.at) * (to.value - from.value)) / (to.at - from.at);
}
