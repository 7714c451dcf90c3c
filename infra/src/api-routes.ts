import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';

/** Who may call a route, in the words of the app's own OpenAPI document. */
export type Access = 'everyone' | 'customer' | 'administrator';
export type ApiRoute = { method: HttpMethod; path: string; access: Access };

/** Every route below /api, as the app describes them; a test compares the file with the app. */
export const apiRoutes = JSON.parse(
  readFileSync(join(import.meta.dirname, 'api-routes.json'), 'utf8'),
) as ApiRoute[];

/** The API's description of itself; it is not a part of what it describes. */
export const describedAt: ApiRoute[] = ['/api/openapi.json', '/api/docs'].map((path) => ({
  ...{ method: HttpMethod.GET, path, access: 'everyone' },
}));

/** Whoever may GET may HEAD. */
export const methodsOf = ({ method }: ApiRoute): HttpMethod[] =>
  method === HttpMethod.GET ? [HttpMethod.GET, HttpMethod.HEAD] : [method];

/** How often all customers together may call a route, as a part of what the store answers in a second. */
export function shareOf({ method, path, access }: ApiRoute): number {
  if (access === 'administrator') return 0.1;
  if (method === HttpMethod.POST && path === '/api/orders') return 0.2;
  return method === HttpMethod.GET ? 1 : 0.5;
}
