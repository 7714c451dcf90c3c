import type { OtherLanguage } from '../../contract/languages.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import { contract } from './contract.ts';
import type { HeldBackRecipe } from './held-back.ts';
import type { Subject } from './translation.ts';
import * as translations from './translations.ts';

type InPath = { language: OtherLanguage };
type Asking = Parameters<typeof actorOf>[0];
type Written = Parameters<typeof translations.save>[3];

const recipe = ({ recipeNo }: { recipeNo: number }): Subject => ({ kind: 'recipe', recipeNo });
const ingredient = ({ ingredientNo }: { ingredientNo: number }): Subject => ({
  kind: 'ingredient',
  ingredientNo,
});
const category = ({ slug }: { slug: string }): Subject => ({ kind: 'category', category: slug });

/** What the menu says in other languages, as its team writes it. */
export function routes(parts: Editing & { menu: { heldBack: () => HeldBackRecipe[] } }) {
  const read = <At>(subject: (at: At) => Subject, at: At & InPath) =>
    translations.read(parts, subject(at), at.language);
  const save = <At>(
    subject: (at: At) => Subject,
    at: At & InPath,
    written: Written,
    asking: Asking,
  ) => translations.save(parts, subject(at), at.language, written, actorOf(asking));
  return handle(contract, {
    listHeldBackTranslations: (c) => c.json({ items: parts.menu.heldBack() }, 200),
    readRecipeTranslation: async (c) => c.json(await read(recipe, c.req.valid('param')), 200),
    translateRecipe: async (c) =>
      c.json(await save(recipe, c.req.valid('param'), c.req.valid('json'), c.var), 200),
    readIngredientTranslation: async (c) =>
      c.json(await read(ingredient, c.req.valid('param')), 200),
    translateIngredient: async (c) =>
      c.json(await save(ingredient, c.req.valid('param'), c.req.valid('json'), c.var), 200),
    readCategoryTranslation: async (c) => c.json(await read(category, c.req.valid('param')), 200),
    translateCategory: async (c) =>
      c.json(await save(category, c.req.valid('param'), c.req.valid('json'), c.var), 200),
  });
}
