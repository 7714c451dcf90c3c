import type { StaffZone, ZoneDraft } from './schemas.ts';

/** What is wrong with one of the zones that somebody wants to write. */
export type ZoneProblem =
  | { code: 'zone-name-taken'; at: number; name: string }
  | { code: 'postcode-in-two-zones'; at: number; line: number; postcode: string; zone: string };

/**
 * Looks at the zones as they would be once these were written: a name and the beginning of a postcode belong to one zone each. A draft
 * without a number is a new zone.
 */
export function zoneProblems(
  known: readonly StaffZone[],
  drafts: readonly (ZoneDraft & { zoneNo?: number | undefined })[],
): ZoneProblem[] {
  const written = new Set(drafts.map(({ zoneNo }) => zoneNo));
  const kept = known.filter(({ zoneNo }) => !written.has(zoneNo));
  const names = new Set(kept.map(({ name }) => name));
  const zoneOf = new Map(
    kept.flatMap(({ name, postcodes }) => postcodes.map((postcode) => [postcode, name])),
  );
  return drafts.flatMap(({ name, postcodes }, at): ZoneProblem[] => {
    const taken: ZoneProblem[] = names.has(name) ? [{ code: 'zone-name-taken', at, name }] : [];
    names.add(name);
    return taken.concat(
      postcodes.flatMap((postcode, line): ZoneProblem[] => {
        const zone = zoneOf.get(postcode);
        if (zone !== undefined)
          return [{ code: 'postcode-in-two-zones', at, line, postcode, zone }];
        zoneOf.set(postcode, name);
        return [];
      }),
    );
  });
}
