import { type Problem, wrongWith } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';

const texts = adminMenuWords;
/** How the validating library begins what it says of numbers and types; the rest are the store's own sentences. */
const machineWords = /^(Invalid|Too|Unrecognized)/;

/** What is wrong with a field, as a sentence. */
export function wrongHere(problem: Problem | undefined, field: string): string | undefined {
  if (problem?.code === 'slug-taken' && field === '/slug') return texts.slugTaken;
  if (problem?.code === 'slug-forwards' && field === '/slug') return texts.slugForwards;
  // The question beside it says what.
  if (problem?.code === 'amount-odd') return undefined;
  if (problem?.code === 'ingredient-name-taken' && field === '/name') return texts.nameTaken;
  const message = wrongWith(problem, field);
  if (message === undefined) return undefined;
  if (problem?.code === 'method-untrue') return texts.untrue;
  if (!machineWords.test(message)) return `This ${message}.`;
  const last = field.split('/').at(-1) ?? '';
  return texts.limits[last.endsWith('Mg') ? 'nutrient' : last] ?? texts.limits['other'];
}
