import type { OrderLine } from '../../checkout/orders/order.ts';
import type { AllergenGroup } from '../../contract/food-terms.ts';
import type { ShortageChoice } from '../../contract/substitutions.ts';
import type { EditionContent } from '../../food/recipes/next-edition.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';
import { substitutesFor, wishFor, type Substitute } from './substitutes.ts';

/** A box with everything that says what may come into it. */
export type BoxInShort = {
  lines: readonly OrderLine[];
  cards: readonly { lineNo: number; content: EditionContent }[];
  consent: { choice: ShortageChoice; never: readonly AllergenGroup[] };
  dislikes: readonly number[];
  pantry: Pantry;
};

/** An ingredient of a box: what its customer wants where it is missing, and what may stand in for it, whatever is on the shelf. */
export type MayHappen = {
  lineNo: number;
  ingredientNo: number;
  amount: number;
  /** What was charged for it. */
  cents: number;
  wish: ShortageChoice;
  substitutes: Substitute[];
};

export const mayHappenIn = ({ lines, cards, consent, ...known }: BoxInShort): MayHappen[] =>
  lines.flatMap((line) => {
    const edition = cards.find(({ lineNo }) => lineNo === line.lineNo)?.content;
    return line.ingredients.map(({ ingredientNo, amount, cents }) => ({
      lineNo: line.lineNo,
      ingredientNo,
      amount,
      cents,
      wish: wishFor(consent, known.pantry.get(ingredientNo) ?? { allergens: null }),
      substitutes: edition
        ? substitutesFor(line, ingredientNo, {
            edition,
            pantry: known.pantry,
            dislikes: known.dislikes,
          })
        : [],
    }));
  });
