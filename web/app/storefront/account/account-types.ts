import type { InferResponseType } from 'hono/client';
import type { Visit } from '../../visit.server.ts';

type Orders = Visit['api']['api']['orders'];

export type Order = InferResponseType<Orders[':orderNo']['$get'], 200>;
export type OrderLine = Order['lines'][number];
export type OrderSummary = InferResponseType<Orders['$get'], 200>['items'][number];
export type Status = Order['status'];

/** A recipe as it was when it was ordered. */
export type OrderedCard = {
  slug: string;
  name: string | null;
  description: string | null;
  story: string | null;
  servings: number;
  minutes: number;
  steps: string[];
  picture: string | null;
  ingredients: {
    ingredientNo: number;
    name: string | null;
    amount: number;
    unit: 'g' | 'ml' | 'piece' | 'mg' | null;
  }[];
};
