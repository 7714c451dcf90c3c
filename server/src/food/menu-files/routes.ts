import type { Config } from '../../config.ts';
import { answerOf } from '../../contract/list-file.ts';
import { csvFile, inParts } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import { listedIngredients } from '../ingredients/find-ingredients.ts';
import { listedRecipes } from '../recipes/listed-recipes.ts';
import type { Catalogue } from '../recipes/recipe.ts';
import { writeIngredients } from './catalogue-files.ts';
import { contract } from './contract.ts';
import { everyTranslation } from '../translations/translations.ts';
import { spokenOf } from './said-cells.ts';
import { importList } from './menu-files.ts';
import { writeRecipeRows } from './recipe-rows.ts';

type Parts = Editing & {
  menu: { catalogue: () => Catalogue };
  config: Pick<Config, 'shop'>;
};

/** The menu's lists as files, out and in. */
export const routes = (parts: Parts) =>
  handle(contract, {
    exportIngredients: async (c) => {
      await parts.menu.refresh();
      const { q, unsettled, archived } = c.req.valid('query');
      const found = listedIngredients(parts.menu.catalogue(), { q, unsettled, archived });
      const kept = await everyTranslation(parts.database);
      const spoken = spokenOf(kept, parts.config.shop.languages);
      const lines = inParts(found, (some, withHead) => writeIngredients(some, withHead, spoken));
      return csvFile('ingredients.csv', lines);
    },
    exportRecipes: async (c) => {
      await parts.menu.refresh();
      const { q, status, archived } = c.req.valid('query');
      const found = listedRecipes(parts.menu.catalogue(), { q, status, archived });
      return csvFile('recipes.csv', inParts(found, writeRecipeRows));
    },
    importListFile: async (c) => {
      const { listFile: file } = c.req.valid('param');
      const { text, dryRun } = c.req.valid('json');
      const by = actorOf(c.var);
      const report = await importList(parts, file, text, { dryRun, by });
      return c.json(answerOf(report, { dryRun }), 200);
    },
  });
