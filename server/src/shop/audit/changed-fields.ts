type Fields = Record<string, unknown>;
export type Changed = { before: Fields | null; after: Fields | null };

/**
 * The fields that differ, each with both values; those of a group by their path, `nutrition/kcal`. Of what is new or gone, all that it says.
 * Null: nothing changed.
 */
export function changedFields(before: object | null, after: object | null): Changed | null {
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => JSON.stringify(was.get(name) ?? null) !== JSON.stringify(is.get(name) ?? null),
  );
  if (names.length === 0 && before && after) return null;
  const kept = (fields: Map<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, fields.get(name) ?? null]));
  return { before: before && kept(was), after: after && kept(is) };
}

function flat(value: object | null, at = ''): Map<string, unknown> {
  return new Map(
    Object.entries(value ?? {}).flatMap(([name, part]: [string, unknown]) =>
      isGroup(part) ? [...flat(part, `${at}${name}/`)] : [[`${at}${name}`, part] as const],
    ),
  );
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
