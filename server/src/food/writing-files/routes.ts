import { handle } from '../../http/handle.ts';
import { sentFile } from '../../http/sent-file.ts';
import { contract } from './contract.ts';
import { exportLibrary, exportRecipe } from './writing-files.ts';

type Parts = Parameters<typeof exportLibrary>[0];

/** Recipes as files that other programs read. */
export const routes = (parts: Parts) =>
  handle(contract, {
    exportRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      return sentFile(await exportRecipe(parts, recipeNo, c.req.valid('query').format));
    },
    exportLibrary: async (c) => {
      const { format, q, status, archived } = c.req.valid('query');
      return sentFile(await exportLibrary(parts, format, { q, status, archived }));
    },
  });
