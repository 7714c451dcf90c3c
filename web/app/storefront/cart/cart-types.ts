import type { InferResponseType } from 'hono/client';
import type { Visit } from '../../visit.server.ts';

type Api = Visit['api']['api'];

export type Cart = InferResponseType<Api['cart']['$get'], 200>;
export type CartLine = Cart['lines'][number];
export type Change = CartLine['changes'][number];
export type Recipe = InferResponseType<Api['recipes'][':slug']['$get'], 200>;
