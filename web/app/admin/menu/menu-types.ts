import type { InferResponseType } from 'hono/client';
import type { Visit } from '../../visit.server.ts';

type Admin = Visit['api']['api']['admin'];

export type Recipe = InferResponseType<Admin['recipes'][':recipeNo']['$get'], 200>;
export type RecipeSummary = InferResponseType<Admin['recipes']['$get'], 200>['items'][number];
export type RecipeContents = Parameters<Admin['recipes']['$post']>[0]['json'];
export type Cost = Recipe['cost'];
export type Ingredient = InferResponseType<Admin['ingredients']['$get'], 200>['items'][number];
export type Category = { slug: string; name: string };

/** What an ingredient is called where it is chosen. */
export const nameOf = ({ name, ingredientNo }: Pick<Ingredient, 'name' | 'ingredientNo'>) =>
  name ?? String(ingredientNo);
