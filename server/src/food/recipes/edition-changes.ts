import { z } from 'zod';
import { units } from '../../contract/food-terms.ts';
import type { EditionContent } from './next-edition.ts';
import { followsNothing } from './recipe.ts';

/** What a save may have changed. */
const whatChanged = [
  'started',
  'published',
  'unpublished',
  'fact',
  'follows',
  'picture-hung',
  'picture-changed',
  'picture-removed',
  'ingredient-added',
  'ingredient-removed',
  'ingredient-amount',
  'ingredient-confirmed',
  'ingredients-moved',
  'swap-added',
  'swap-removed',
  'swap-ratio',
  'step-added',
  'step-removed',
  'step-rewritten',
  'steps-moved',
  'unfinished',
] as const;

const facts = [
  'name',
  'slug',
  'description',
  'category',
  'story',
  'servings',
  'minutes',
  'preparationCents',
  'menuPlace',
] as const;

/** One thing that a save changed: `of` is a fact or an ingredient by name, `with` a swap by name, `at` a step, from 1. */
export const editionChange = z.object({
  what: z.enum(whatChanged),
  of: z.string().nullable(),
  with: z.string().nullable(),
  at: z.int().nullable(),
  unit: z.enum(units).nullable(),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});
export type EditionChange = z.infer<typeof editionChange>;

export type KeptStatus = 'draft' | 'published' | null;
type Edition = { content: EditionContent; status: KeptStatus };
type Row = EditionContent['ingredients'][number];

const nothing = { of: null, with: null, at: null, unit: null, from: null, to: null };
const said = (what: EditionChange['what'], more: Partial<EditionChange> = {}): EditionChange => ({
  ...nothing,
  what,
  ...more,
});

/** What one save made of the edition before it; the first one only started. */
export function editionChanges(before: Edition | undefined, after: Edition): EditionChange[] {
  if (before === undefined) return [said('started')];
  const [old, now] = [before.content, after.content];
  return [
    ...statusChange(before.status, after.status),
    ...facts.flatMap((of) => {
      const [from, to] = [old[of] ?? null, now[of] ?? null];
      // Editions of before do not say what preparing costs.
      const isKnown = of !== 'preparationCents' || from !== null;
      return from !== to && isKnown ? [said('fact', { of, from, to })] : [];
    }),
    ...followsChanges(old, now),
    ...pictureChange(old.picture, now.picture),
    ...ingredientChanges(old.ingredients, now.ingredients),
    ...stepChanges(old.steps, now.steps),
    ...(now.unfinished && !same(old.unfinished, now.unfinished) ? [said('unfinished')] : []),
  ];
}

function statusChange(from: KeptStatus, to: KeptStatus): EditionChange[] {
  if (from === null || to === null || from === to) return [];
  return [said(to === 'published' ? 'published' : 'unpublished')];
}

function followsChanges(old: EditionContent, now: EditionContent): EditionChange[] {
  const [before, after] = [old.follows ?? followsNothing, now.follows ?? followsNothing];
  return (['name', 'description', 'story'] as const).flatMap((of) =>
    before[of] === after[of] ? [] : [said('follows', { of, from: before[of], to: after[of] })],
  );
}

function pictureChange(from: string | null, to: string | null): EditionChange[] {
  if (from === to) return [];
  if (from === null) return [said('picture-hung')];
  return [said(to === null ? 'picture-removed' : 'picture-changed')];
}

const nameOf = ({ name, ingredientNo }: Pick<Row, 'name' | 'ingredientNo'>): string =>
  name ?? String(ingredientNo);

function ingredientChanges(old: Row[], now: Row[]): EditionChange[] {
  const byNo = (rows: Row[]) => new Map(rows.map((row) => [row.ingredientNo, row]));
  const [before, after] = [byNo(old), byNo(now)];
  const removed = old.filter(({ ingredientNo }) => !after.has(ingredientNo));
  const stayed = (rows: Row[], other: Map<number, Row>) =>
    rows.flatMap(({ ingredientNo }) => (other.has(ingredientNo) ? [ingredientNo] : []));
  const moved = !same(stayed(old, after), stayed(now, before));
  return [
    ...removed.map((row) =>
      said('ingredient-removed', { of: nameOf(row), unit: row.unit, from: row.amount }),
    ),
    ...now.flatMap((row) => {
      const known = before.get(row.ingredientNo);
      const about = { of: nameOf(row), unit: row.unit };
      if (known === undefined) return [said('ingredient-added', { ...about, to: row.amount })];
      const { amount, confirmed } = row;
      return [
        ...(known.amount === amount
          ? []
          : [said('ingredient-amount', { ...about, from: known.amount, to: amount })]),
        ...(confirmed && !(known.confirmed && known.amount === amount)
          ? [said('ingredient-confirmed', { ...about, to: amount })]
          : []),
        ...swapChanges(known, row),
      ];
    }),
    ...(moved ? [said('ingredients-moved')] : []),
  ];
}

function swapChanges(old: Row, now: Row): EditionChange[] {
  const of = nameOf(now);
  const told = (swap: NonNullable<Row['swaps']>[number]) => swap.name ?? String(swap.with);
  const ratio = ({ ratio }: NonNullable<Row['swaps']>[number]) =>
    ratio ? `${ratio.substitute}/${ratio.original}` : null;
  // Editions of before kept no swaps at all.
  if (old.swaps === undefined || now.swaps === undefined) return [];
  const before = new Map(old.swaps.map((swap) => [swap.with, swap]));
  const after = new Map(now.swaps.map((swap) => [swap.with, swap]));
  return [
    ...old.swaps
      .filter((swap) => !after.has(swap.with))
      .map((swap) => said('swap-removed', { of, with: told(swap) })),
    ...now.swaps.flatMap((swap) => {
      const known = before.get(swap.with);
      if (!known) return [said('swap-added', { of, with: told(swap), to: ratio(swap) })];
      const [from, to] = [ratio(known), ratio(swap)];
      return from === null || from === to
        ? []
        : [said('swap-ratio', { of, with: told(swap), from, to })];
    }),
  ];
}

/** Steps that are in both stay; between them one is rewritten for one, and the rest came or went. */
function stepChanges(old: string[], now: string[]): EditionChange[] {
  if (same(old, now)) return [];
  if (same(old.toSorted(), now.toSorted())) return [said('steps-moved')];
  const kept = longestCommon(old, now);
  const changes: EditionChange[] = [];
  let [at, is] = [0, 0];
  for (const [keptOld, keptNow] of [...kept, [old.length, now.length] as const]) {
    while (at < keptOld && is < keptNow) {
      changes.push(said('step-rewritten', { at: is + 1, from: old[at] ?? '', to: now[is] ?? '' }));
      [at, is] = [at + 1, is + 1];
    }
    for (; at < keptOld; at += 1)
      changes.push(said('step-removed', { at: at + 1, from: old[at] ?? '' }));
    for (; is < keptNow; is += 1)
      changes.push(said('step-added', { at: is + 1, to: now[is] ?? '' }));
    [at, is] = [keptOld + 1, keptNow + 1];
  }
  return changes;
}

/** Pairs of places that hold the same, both in order, as many as there can be. */
function longestCommon(old: string[], now: string[]): [number, number][] {
  const longest = old.map(() => now.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = longest[i] ?? [];
      row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < old.length && j < now.length;)
    if (old[i] === now[j]) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
