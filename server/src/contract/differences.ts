/** Where what somebody sends differs from what is there by now: the field as a JSON pointer, and both values. */
export type Difference = { field: string; mine: unknown; theirs: unknown };

/** Looks at the fields that are sent; a list is one value. */
export function differences(mine: object, theirs: object, at = ''): Difference[] {
  const others = new Map<string, unknown>(Object.entries(theirs));
  return Object.entries<unknown>({ ...mine }).flatMap(([name, value]) => {
    const other = others.get(name);
    const field = `${at}/${name}`;
    if (isGroup(value) && isGroup(other)) return differences(value, other, field);
    return same(value, other) ? [] : [{ field, mine: value, theirs: other }];
  });
}

export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The order of an object's members does not count. */
const same = (a: unknown, b: unknown): boolean => spelled(a) === spelled(b);

const spelled = (value: unknown): string =>
  JSON.stringify(value ?? null, (_name, it: unknown) =>
    isGroup(it) ? Object.fromEntries(Object.entries(it).sort(([x], [y]) => (x < y ? -1 : 1))) : it,
  );
