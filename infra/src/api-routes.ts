import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { api } from '../../server/src/api.ts';
import { isForStaff, type Access } from '../../server/src/contract/route.ts';

type ApiRoute = { method: HttpMethod; path: string; access: Access };

/** Every route below /api, from the contract that the store's handlers fill in, but those of the sandbox: it is not chosen here. */
export const apiRoutes: ApiRoute[] = Object.values(api)
  .filter(({ path }) => path.startsWith('/api/') && !path.startsWith('/api/sandbox/'))
  .map(({ method, path, access }) => ({
    method: HttpMethod[method.toUpperCase() as keyof typeof HttpMethod],
    path,
    access,
  }));

/** The API's description of itself; it is not a part of what it describes. */
export const describedAt: ApiRoute[] = ['/api/openapi.json', '/api/docs'].map((path) => ({
  method: HttpMethod.GET,
  path,
  access: 'everyone',
}));

/**
 * Where the edge lets other software in, with tokens of the store. The authoriser knows those of the accounts only, so here the servers alone
 * say who asks, and refuse who does not say.
 */
export const softwareDoor = {
  key: 'ANY /by-token/api/{proxy+}',
  path: '/by-token/api/{proxy+}',
  // eslint-disable-next-line no-template-curly-in-string -- API Gateway fills it in
  leadsTo: '/api/${request.path.proxy}',
  /** As a part of what the store answers in a second. */
  share: 0.1,
};

/** Where accounts are: the login function knows what is below. */
export const signInRoute = { key: 'ANY /auth/{proxy+}', path: '/auth/{proxy+}' };

/** Whoever may GET may HEAD. */
export const methodsOf = ({ method }: ApiRoute): HttpMethod[] =>
  method === HttpMethod.GET ? [HttpMethod.GET, HttpMethod.HEAD] : [method];

/**
 * What asks for a token and has no route of its own. An HTTP API takes 300 routes, and more only once it is there, so that the first deployment of more
 * would fail; most of ours ask for a token, and the servers know the rest.
 */
export const greedyRoutes = [
  { key: 'ANY /api/{proxy+}', path: '/api/{proxy+}', share: 1 },
  { key: 'ANY /api/admin/{proxy+}', path: '/api/admin/{proxy+}', share: 0.2 },
];

/** The routes that API Gateway has to know one by one: what is public, what has a limit of its own, and what a public one would let in otherwise. */
export function namedRoutes(routes: ApiRoute[]): ApiRoute[] {
  const open = routes.filter(({ access }) => access === 'everyone');
  const isShadowed = (route: ApiRoute) =>
    open.some(
      (other) =>
        methodsOf(other).some((method) => methodsOf(route).includes(method)) &&
        mayMean(other.path, route.path),
    );
  return routes.filter(
    (route) => route.access === 'everyone' || isLimited(route) || isShadowed(route),
  );
}

/** Whether some address is meant by both. */
function mayMean(one: string, other: string): boolean {
  const [ones, others] = [one.split('/'), other.split('/')];
  return (
    ones.length === others.length &&
    ones.every(
      (part, at) => [part, others[at]].some((each) => each?.startsWith('{')) || part === others[at],
    )
  );
}

/** Where a provider of payments tells that something has happened. */
export const hooksPath = '/api/payments/hooks/{provider}';

const isLimited = ({ method, path }: ApiRoute) =>
  method === HttpMethod.POST && path === '/api/orders';

/** How often all customers together may call a route, as a part of what the store answers in a second. */
export function shareOf(route: ApiRoute): number {
  const { method, path, access } = route;
  if (isForStaff(access)) return 0.1;
  // A provider tells again what was turned away, and tells most when the shop charges a day's boxes.
  if (method === HttpMethod.POST && path === hooksPath) return 0.25;
  if (isLimited(route)) return 0.2;
  return method === HttpMethod.GET ? 1 : 0.5;
}
