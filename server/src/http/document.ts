import type { OpenAPIHono } from '@hono/zod-openapi';
import { problems, Refusal, type RefusalCode } from '../refusal.ts';
import type { Env } from './router.ts';

export type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;

/** The OpenAPI document of these routes. Refuses a route that does not say who may call it. */
export function describeApi(
  routes: Pick<OpenAPIHono<Env>, 'getOpenAPI31Document' | 'openAPIRegistry'>,
  shopName: string,
): Document {
  const { openAPIRegistry } = routes;
  openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-at',
    description: 'Set by signing in; on plain http its name is `at`.',
  });
  const document = routes.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `${shopName} API`,
      version: '0.1.0',
      description:
        'A meal-kit store. Money is whole cents, amounts are whole base units. Errors are application/problem+json with a stable code.',
    },
  });
  for (const { method, path, access } of operationsOf(document)) {
    if (access === undefined) throw new Error(`${method} ${path} does not say who may call it.`);
  }
  tellOfTheEntrance(document);
  return document;
}

type Described = {
  'x-access'?: string;
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { description: string; content?: object } | undefined>;
};

const refusedByAccess: Record<string, RefusalCode[]> = {
  customer: ['not-signed-in'],
  administrator: ['not-signed-in', 'not-allowed', 'mfa-required'],
};

/** Adds to each route what it is refused with before it is asked: routes tell of their own refusals only. */
function tellOfTheEntrance(document: Document): void {
  const described = document.paths as Record<string, Record<string, Described>>;
  for (const operations of Object.values(described)) {
    for (const [method, { 'x-access': access, requestBody, responses }] of Object.entries(
      operations,
    )) {
      const codes: RefusalCode[] = [
        'request-timeout',
        'headers-too-large',
        ...(refusedByAccess[access ?? ''] ?? []),
        ...(method === 'get' ? [] : (['cross-origin'] as const)),
        ...(['post', 'put', 'patch'].includes(method) ? (['unsupported-media-type'] as const) : []),
        ...(requestBody?.content['application/json'] ? (['invalid-json'] as const) : []),
        ...(requestBody ? (['body-too-large'] as const) : []),
      ];
      for (const code of codes) {
        const { status, title } = problems[code];
        const reply = (responses[status] ??= { description: '', content: problemContent });
        if (!reply.description.includes(code))
          reply.description = `${reply.description} ${code}: ${title}`.trim();
      }
    }
  }
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

export type Operation = { method: string; path: string; access: unknown };

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: (operation as { 'x-access'?: unknown })['x-access'],
    })),
  );
}

/** An address of the API as its contract writes it (`/api/recipes/:slug`), and the methods that it answers. */
export type Address = { route: string; methods: string[] };

/** Finds the address that a path is of. Where two fit, it is the one that says more of the path: `/orders/move` is no order. */
export function addressBook(document: Document): (path: string) => Address | undefined {
  const byPath = Map.groupBy(operationsOf(document), ({ path }) => path);
  const addresses = [...byPath].map(([path, operations]) => ({
    pattern: patternOf(path),
    blanks: path.split('{').length,
    route: path.replace(/\{([^}]+)\}/g, ':$1'),
    methods: operations.map(({ method }) => method),
  }));
  addresses.sort((a, b) => a.blanks - b.blanks);
  return (path) => addresses.find(({ pattern }) => pattern.test(path));
}

/** Before anything is read of a request: whether there is such an address, and whether it answers the method. */
export function refuseMethod({ methods }: Address, method: string): void {
  if (!methods.includes(method === 'HEAD' ? 'GET' : method))
    throw new Refusal('method-not-allowed', { allow: methods.join(', ') });
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}
