import { fields } from '../../contract/fields.ts';
import type { Recipe, Unfinished } from './recipe.ts';
import { menuFields } from './schemas.ts';

type Gap = { field: string; message: string };
type Row = Unfinished['ingredients'][number];

export const gap = (field: string, message = 'is needed to publish'): Gap => ({ field, message });

/** Every place of an unfinished draft that keeps it from being published, as a pointer into its paper. */
export function gapsIn({ ingredients, steps, lines }: Unfinished): Gap[] {
  const seen = new Set<number>();
  return [
    ...ingredients.flatMap((row, index) => {
      const at = `/ingredients/${index}`;
      const { ingredientNo: no } = row;
      const again = no !== null && seen.has(no);
      if (no !== null) seen.add(no);
      return [
        ...(no === null ? [gap(`${at}/ingredientNo`)] : []),
        ...(again ? [gap(`${at}/ingredientNo`, 'is in the recipe twice')] : []),
        ...numberGap(`${at}/amount`, row.amount, amountOf),
        ...swapGaps(`${at}/swaps`, row),
      ];
    }),
    ...steps.flatMap((step, index) => (step.trim() === '' ? [gap(`/steps/${index}`)] : [])),
    ...(lines.trim() === '' ? [] : [gap('/lines', 'is not read yet')]),
  ];
}

function swapGaps(at: string, { ingredientNo, swaps }: Row): Gap[] {
  const seen = new Set([ingredientNo]);
  return swaps.flatMap(({ with: no, substitute, original }, index) => {
    const again = no !== null && seen.has(no);
    seen.add(no);
    const message = no === ingredientNo ? 'is what it would replace' : 'is offered twice here';
    return [
      ...(no === null ? [gap(`${at}/${index}/with`)] : []),
      ...(again ? [gap(`${at}/${index}/with`, message)] : []),
      ...numberGap(`${at}/${index}/ratio/substitute`, substitute, partOf),
      ...numberGap(`${at}/${index}/ratio/original`, original, partOf),
    ];
  });
}

const digits = (typed: string) => (/^\d{1,10}$/.test(typed.trim()) ? Number(typed) : undefined);
const amountOf = (typed: string) => fields.amount.safeParse(digits(typed)).data;
const partOf = (typed: string) => menuFields.ratioPart.safeParse(digits(typed)).data;

function numberGap(field: string, typed: string, read: (typed: string) => number | undefined) {
  if (typed.trim() === '') return [gap(field)];
  return read(typed) === undefined ? [gap(field, 'is not a number that it takes')] : [];
}

/** What of it is whole, and can be counted: of a row that is there twice the first, of swaps those that are finished. */
export function wholeOf(paper: Unfinished): Pick<Recipe, 'ingredients' | 'steps'> {
  const seen = new Set<number>();
  const ingredients = paper.ingredients.flatMap((row): Recipe['ingredients'] => {
    const { ingredientNo, confirmed } = row;
    const amount = amountOf(row.amount);
    if (ingredientNo === null || amount === undefined || seen.has(ingredientNo)) return [];
    seen.add(ingredientNo);
    const sure = confirmed ? { confirmed } : {};
    return [{ ingredientNo, amount, ...sure, swaps: wholeSwaps(ingredientNo, row.swaps) }];
  });
  return { ingredients, steps: paper.steps.filter((step) => step.trim() !== '') };
}

function wholeSwaps(ingredientNo: number, swaps: Row['swaps']) {
  const seen = new Set([ingredientNo]);
  return swaps.flatMap((swap) => {
    const [substitute, original] = [partOf(swap.substitute), partOf(swap.original)];
    if (swap.with === null || substitute === undefined || original === undefined) return [];
    if (seen.has(swap.with)) return [];
    seen.add(swap.with);
    return [{ with: swap.with, ratio: { substitute, original } }];
  });
}

/** A draft with a paper has what is whole from there, and no paper once nothing is missing on it. */
export function readPaper<Draft extends { unfinished?: Unfinished | null | undefined }>(
  draft: Draft,
): Draft {
  const { unfinished } = draft;
  if (!unfinished) return draft;
  const isFinished = gapsIn(unfinished).length === 0;
  return { ...draft, ...wholeOf(unfinished), unfinished: isFinished ? null : unfinished };
}
