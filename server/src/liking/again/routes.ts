import { nameChanges } from '../../checkout/orders/name-changes.ts';
import { cardOf, type FewLeft } from '../../food/menu/reply.ts';
import { conflictsWith } from '../../food/recipes/food-facts.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import { mealsAgain, type Again } from './again.ts';
import { contract } from './contract.ts';

/** What customers had and can have again. */
export const routes = (parts: Again & { stock: Pick<FewLeft, 'few'> }) =>
  handle(contract, {
    listMealsAgain: async (c) => {
      const { limit } = c.req.valid('query');
      const { profile, meals } = await mealsAgain(parts, c.var.claims, limit);
      const { catalogue, published } = parts.menu.read(languageOf(c));
      const few = parts.stock.few();
      const items = meals.flatMap(({ had, quote, changesGone, news }) => {
        const entry = published.byRecipeNo.get(had.recipeNo);
        if (!entry) return [];
        const { recipeNo, orderNo, lineNo, placedAt, stars, servings, changes } = had;
        const { unknownIn, ...said } = news;
        const named = changes.flatMap((change) => [
          change.ingredientNo,
          ...(change.action === 'swap' ? [change.with] : []),
        ]);
        const ingredients = named.flatMap((no) => catalogue.ingredients.get(no) ?? []);
        const undeclared = unknownIn.map((no) => catalogue.ingredients.get(no)?.name ?? String(no));
        return [
          {
            recipeNo,
            orderNo,
            lineNo,
            orderedAt: placedAt.toISOString(),
            stars,
            servings,
            changes,
            changesGone,
            namedChanges: nameChanges({ changes, ingredients, recipeIngredients: [] }),
            totalCents: quote.price.totalCents,
            news: { ...said, undeclared },
            conflicts: conflictsWith(profile, quote.facts),
            card: cardOf(entry, few),
          },
        ];
      });
      return c.json({ items }, 200);
    },
  });
