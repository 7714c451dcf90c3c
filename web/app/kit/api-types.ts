import type { hc, InferResponseType } from 'hono/client';
import type { Api } from '../../../server/src/app.ts';

type Client = ReturnType<typeof hc<Api>>['api'];

/** What the API answers, by the names of the shop. */
export type MenuPage = InferResponseType<Client['recipes']['$get'], 200>;
export type Card = MenuPage['items'][number];
export type Facets = MenuPage['facets'];
export type Category = InferResponseType<Client['categories']['$get'], 200>['items'][number];
export type Recipe = InferResponseType<Client['recipes'][':slug']['$get'], 200>;
export type RecipeIngredient = Recipe['ingredients'][number];
export type Quote = InferResponseType<Client['recipes'][':slug']['quote']['$post'], 200>;
export type Cart = InferResponseType<Client['cart']['$get'], 200>;
export type Extra = InferResponseType<Client['ingredients']['$get'], 200>['items'][number];
