import { adminMenuWords } from '../../words/en/admin-menu.ts';
import type { Draft } from './recipe-draft.ts';

const texts = adminMenuWords.recipe;

/** Where the focus goes after a change of rows, and what is said of it where the focus does not say it. */
export type Landing = { at: string; news: string };

/** `draft` is the one after the change. */
export function landingOf(
  draft: Draft,
  edit: string,
  nameOf: (ingredientNo: string) => string,
): Landing | undefined {
  const [list = '', verb = '', ...rest] = edit.split('.');
  const [index = -1, swapIndex = -1] = rest.map(Number);
  switch (list) {
    case 'steps':
      return amongRows({ list, verb, index, count: draft.steps.length }, (at) =>
        texts.step(at + 1),
      );
    case 'ingredients':
      return amongRows({ list, verb, index, count: draft.ingredients.length }, (at) => {
        const name = nameOf(draft.ingredients[at]?.ingredientNo ?? '');
        return name === '' ? texts.ingredient(at + 1) : name;
      });
    case 'swaps': {
      const count = draft.ingredients[index]?.swaps.length ?? 0;
      const at = verb === 'add' ? count - 1 : Math.min(swapIndex, count - 1);
      const news = verb === 'add' ? '' : texts.rowRemoved;
      return { at: at < 0 ? `ingredients.${index}.swap` : `swaps.${index}.${at}`, news };
    }
    case 'lines': {
      if (verb !== 'take') return { at: 'lines', news: '' };
      const last = draft.ingredients.length - 1;
      const taken = draft.ingredients[last];
      if (taken?.amount === '') return { at: `ingredients.${last}.amount`, news: '' };
      return { at: 'lines', news: texts.taken(nameOf(taken?.ingredientNo ?? '')) };
    }
    default:
      return undefined;
  }
}

type Change = { list: string; verb: string; index: number; count: number };

function amongRows(
  { list, verb, index, count }: Change,
  rowName: (index: number) => string,
): Landing {
  switch (verb) {
    case 'up':
    case 'down': {
      const at = Math.min(Math.max(index + (verb === 'up' ? -1 : 1), 0), count - 1);
      return { at: `${list}.${at}.${verb}`, news: texts.rowMoved(rowName(at), at + 1, count) };
    }
    case 'remove': {
      const at = Math.min(index, count - 1);
      return { at: at < 0 ? `${list}.add` : `${list}.${at}.first`, news: texts.rowRemoved };
    }
    default:
      return { at: `${list}.${count - 1}.first`, news: '' };
  }
}
