import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import { contract } from './contract.ts';
import * as translations from './translations.ts';

/** What the menu says in other languages, as its team writes it. */
export const routes = (parts: Editing) =>
  handle(contract, {
    readRecipeTranslation: async (c) => {
      const { recipeNo, language } = c.req.valid('param');
      const subject = { kind: 'recipe', recipeNo } as const;
      return c.json(await translations.read(parts, subject, language), 200);
    },
    translateRecipe: async (c) => {
      const { recipeNo, language } = c.req.valid('param');
      const subject = { kind: 'recipe', recipeNo } as const;
      const by = actorOf(c.var);
      return c.json(
        await translations.save(parts, subject, language, c.req.valid('json'), by),
        200,
      );
    },
    readIngredientTranslation: async (c) => {
      const { ingredientNo, language } = c.req.valid('param');
      const subject = { kind: 'ingredient', ingredientNo } as const;
      return c.json(await translations.read(parts, subject, language), 200);
    },
    translateIngredient: async (c) => {
      const { ingredientNo, language } = c.req.valid('param');
      const subject = { kind: 'ingredient', ingredientNo } as const;
      const by = actorOf(c.var);
      return c.json(
        await translations.save(parts, subject, language, c.req.valid('json'), by),
        200,
      );
    },
    readCategoryTranslation: async (c) => {
      const { slug, language } = c.req.valid('param');
      const subject = { kind: 'category', category: slug } as const;
      return c.json(await translations.read(parts, subject, language), 200);
    },
    translateCategory: async (c) => {
      const { slug, language } = c.req.valid('param');
      const subject = { kind: 'category', category: slug } as const;
      const by = actorOf(c.var);
      return c.json(
        await translations.save(parts, subject, language, c.req.valid('json'), by),
        200,
      );
    },
  });
