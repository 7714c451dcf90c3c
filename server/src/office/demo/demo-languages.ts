import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** What a folder of the demo says in one language: by the original's name, slug or place. */
export type InLanguage = {
  ingredients: { name: string; texts: Record<string, string> }[];
  categories: { slug: string; texts: Record<string, string> }[];
  recipes: { slug: string; texts: Record<string, string> }[];
};

const ingredientRows = z.array(
  z.strictObject({ name: z.string(), translation: z.string().min(1), description: z.string() }),
);
const categoryRows = z.array(z.strictObject({ slug: z.string(), name: z.string().min(1) }));
const recipeFile = z.strictObject({
  name: z.string().optional(),
  description: z.string().optional(),
  story: z.string().optional(),
  steps: z.array(z.string()).default([]),
});

/** Reads the files of one language by their path in its folder. An empty text is one that is not translated. */
export function readLanguage(files: ReadonlyMap<string, string>): InLanguage {
  const table = (path: string): unknown => parse(files.get(path) ?? '', { columns: true });
  return {
    ingredients: ingredientRows
      .parse(table('ingredients.csv'))
      .map(({ name, translation, description }) => ({
        name,
        texts: said({ name: translation, description }),
      })),
    categories: categoryRows
      .parse(table('categories.csv'))
      .map(({ slug, name }) => ({ slug, texts: said({ name }) })),
    recipes: [...files].flatMap(([path, text]) => {
      const slug = /^recipes\/(.+)\.yaml$/.exec(path)?.[1];
      if (slug === undefined) return [];
      const { steps, ...texts } = recipeFile.parse(parseYaml(text));
      const placed = Object.fromEntries(steps.map((step, at) => [`step-${at + 1}`, step]));
      return [{ slug, texts: said({ ...texts, ...placed }) }];
    }),
  };
}

const said = (texts: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([place, text]) =>
      text === undefined || text.trim() === '' ? [] : [[place, text.trim()]],
    ),
  );
