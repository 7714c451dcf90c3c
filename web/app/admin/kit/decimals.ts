/** Typed decimals (`1.20`, `1,2`) as whole units of 10^-places: cents for 2, milligrams of a gram for 3. Undefined where it is not one. */
export function wholeFrom(typed: string, places: number): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(typed.trim());
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > places) return undefined;
  return Number(whole + fraction.padEnd(places, '0'));
}

/** Whole units as they are typed: 120 with 2 places is `1.20`, 3500 with 3 places and `short` is `3.5`. */
export function typedFrom(units: number, places: number, { short = false } = {}): string {
  const typed = (units / 10 ** places).toFixed(places);
  return short ? typed.replace(/\.?0+$/, '') : typed;
}
