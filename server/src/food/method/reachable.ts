import type { Condition, Node } from './method-text.ts';

/** What may stand in the place of one of the recipe's own ingredients; null: it was left out. */
export type Standing = number | null;
export type Places = ReadonlyMap<number, readonly Standing[]>;

/** The places of a recipe: each of its ingredients may be left out, or have one of its offered swaps in its place. */
export const placesOf = (
  ingredients: readonly { ingredientNo: number; swaps: readonly { with: number }[] }[],
): Places =>
  new Map(
    ingredients.map(({ ingredientNo, swaps }) => [
      ingredientNo,
      [ingredientNo, ...swaps.map((swap) => swap.with), null],
    ]),
  );

/** The place of an own ingredient; of another one every place that offers it as a swap. */
export function placesFor(no: number | null, places: Narrowed): number[] {
  if (no === null) return [];
  if (places.has(no)) return [no];
  return [...places].flatMap(([own, standing]) => (standing.includes(no) ? [own] : []));
}

/** Own ingredients whose place decides what these nodes say. */
export function placesIn(nodes: readonly Node[], places: Places): Set<number> {
  const found = new Set<number>();
  const add = (no: number | null) => {
    for (const own of placesFor(no, places)) found.add(own);
  };
  for (const node of nodes) {
    if (node.kind === 'list') {
      for (const item of node.items) if (item.kind === 'ingredient') add(item.own.no);
    } else if (node.kind === 'done') for (const { own } of node.items) add(own.no);
    else if (node.kind === 'part') {
      for (const way of node.ways) {
        for (const { kind, what } of way.conditions) {
          if (kind !== 'is') add(what.no);
          else for (const [own, standing] of places) if (standing.includes(what.no)) found.add(own);
        }
        for (const own of placesIn(way.nodes, places)) found.add(own);
      }
    }
  }
  return found;
}

/** What stands where in the recipe as it is. */
export const asItStands = (places: Places): Map<number, Standing> =>
  new Map([...places.keys()].map((own) => [own, own]));

const most = 64;

/**
 * Every way in which these places can be filled; where that is too many, each change alone and each two together, and all left out.
 * What a text says of one place depends on few others, so that two at a time meet every rule of the language.
 */
export function waysToStand(among: ReadonlySet<number>, places: Places): Map<number, Standing>[] {
  const base = asItStands(places);
  const owns = [...among];
  const count = owns.reduce((product, own) => product * (places.get(own)?.length ?? 1), 1);
  if (count <= most) {
    return owns.reduce(
      (ways, own) =>
        ways.flatMap((way) => (places.get(own) ?? []).map((there) => new Map(way).set(own, there))),
      [base],
    );
  }
  const changes = owns.flatMap((own) =>
    (places.get(own) ?? []).filter((there) => there !== own).map((there) => [own, there] as const),
  );
  const singles = changes.map(([own, there]) => new Map(base).set(own, there));
  const pairs = changes.flatMap(([own, there], index) =>
    changes
      .slice(index + 1)
      .map(([other, stands]) => new Map(base).set(own, there).set(other, stands)),
  );
  const none = new Map(base);
  for (const own of owns) none.set(own, null);
  return [base, ...singles, ...pairs, none];
}

/** What may stand where, as far as a place in the text is only reached so. */
export type Narrowed = ReadonlyMap<number, readonly Standing[]>;

/** Narrows by what nodes that stand side by side need: without it none of them is said. */
export function narrowedBy(nodes: readonly Node[], known: Narrowed): Narrowed {
  const narrowed = new Map(known);
  for (const node of nodes) {
    if (node.kind !== 'list' || node.items.length !== 1) continue;
    const [item] = node.items;
    if (item?.kind !== 'ingredient' || item.none) continue;
    const { no } = item.own;
    const [own, another] = placesFor(no, known);
    if (own === undefined || another !== undefined) continue;
    keep(narrowed, own, (there) => (own === no ? there !== null : there === no));
  }
  return narrowed;
}

export function narrowedByConditions(conditions: readonly Condition[], known: Narrowed): Narrowed {
  const narrowed = new Map(known);
  for (const { kind, what } of conditions) {
    const { no } = what;
    if (no === null) continue;
    if (kind === 'is') {
      const at = [...known].filter(([, standing]) => standing.includes(no));
      const [only] = at;
      if (only && at.length === 1) keep(narrowed, only[0], (there) => there === no);
    } else keep(narrowed, no, (there) => (there === null) === (kind === 'no'));
  }
  return narrowed;
}

function keep(
  narrowed: Map<number, readonly Standing[]>,
  own: number,
  wanted: (there: Standing) => boolean,
): void {
  const standing = narrowed.get(own);
  if (standing) narrowed.set(own, standing.filter(wanted));
}
