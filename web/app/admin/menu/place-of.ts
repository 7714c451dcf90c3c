import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminMethodWords } from '../../words/en/admin-method.ts';

const texts = adminMenuWords.recipe;
const fields: Partial<Record<string, string>> = {
  ...adminMethodWords.fields,
  ingredients: texts.ingredients,
  steps: texts.steps,
  lines: adminMenuWords.lines.label,
};

/** Where a problem's pointer leads on the page: what the place is called, and its id. */
export function placeOf(field: string, nameAt: (index: number) => string) {
  const [, list = '', index = '', member = '', at = ''] = field.split('/');
  const place = Number(index);
  if (list === 'steps')
    return index === ''
      ? { label: texts.steps, id: 'steps.add' }
      : { label: texts.step(place + 1), id: `steps.${index}.first` };
  if (list === 'ingredients' && index !== '') {
    const label = nameAt(place) || texts.ingredient(place + 1);
    if (member === 'amount') return { label, id: `ingredients.${index}.amount` };
    return {
      label,
      id: member === 'swaps' ? `swaps.${index}.${at}` : `ingredients.${index}.first`,
    };
  }
  if (list === 'ingredients') return { label: texts.ingredients, id: 'ingredients.add' };
  if (list === 'lines') return { label: adminMenuWords.lines.label, id: 'lines' };
  return { label: fields[list === 'follows' ? index : list] ?? field, id: field };
}
