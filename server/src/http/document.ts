import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Access } from '../contract/route.ts';
import { problems, Refusal, type RefusalCode } from '../refusal.ts';
import { scopes } from '../contract/staff-roles.ts';
import { webhookBody, webhookEvents, webhookTypes } from '../contract/webhook-events.ts';
import { exampleOf } from './examples.ts';
import { languageParameter } from './language.ts';
import type { Env } from './router.ts';

export type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;

export const titleOfApi = (shopName: string) => `${shopName} API`;

/** The OpenAPI document of these routes. Refuses a route that does not say who may call it. */
export function describeApi(
  routes: Pick<OpenAPIHono<Env>, 'getOpenAPI31Document' | 'openAPIRegistry'>,
  { name, url }: { name: string; url: string },
): Document {
  const { openAPIRegistry } = routes;
  openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'bearerAuth', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'larder_NUMBER_SECRET',
    description: `A token of the API, for other software. Its scopes are permissions of the back office; a route names those of which one is enough. Scopes: ${scopes.join(', ')}.`,
  });
  openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-at',
    description: 'Set by signing in; on plain http its name is `at`.',
  });
  tellOfWebhooks(openAPIRegistry);
  const document = routes.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: titleOfApi(name),
      version: '0.1.0',
      description:
        'A meal-kit store. Money is whole cents, amounts are whole base units. Errors are application/problem+json with a stable code.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url }],
    tags: [
      ...tags.map(([, tag, description]) => ({ name: tag, description })),
      { name: 'Webhooks', description: 'What the shop tells other software.' },
    ],
  });
  // Throws where a route does not say who may call it.
  operationsOf(document);
  tellOfTheEntrance(document);
  tellOfLanguages(document);
  tellReaders(document);
  return document;
}

const header = (description: string) => z.string().openapi({ description });
const webhookHeaders = z.object({
  'webhook-id': header('The same for one event however often it is sent.'),
  'webhook-timestamp': header('When it was sent, in seconds since 1970.'),
  'webhook-signature': header('By Standard Webhooks, one or two with a blank between: v1,…'),
});

/** What the shop sends, by Standard Webhooks, to whoever asked for it. */
function tellOfWebhooks(registry: OpenAPIHono<Env>['openAPIRegistry']): void {
  for (const type of webhookTypes) {
    const schema = webhookBody(type);
    registry.registerWebhook({
      method: 'post',
      path: type,
      operationId: type,
      tags: ['Webhooks'],
      summary: webhookEvents[type].about,
      request: {
        headers: webhookHeaders,
        body: { required: true, content: { 'application/json': { schema } } },
      },
      responses: {
        '2XX': { description: 'It has arrived. Whatever else is answered is a failure.' },
      },
    });
  }
}

/** What the routes are about, by the beginning of their address; the first that fits. */
const tags: [RegExp, string, string][] = [
  [/^\/auth\//, 'Accounts', 'Signing up, in and out, and the second factor.'],
  [/^\/api\/me$/, 'Profile', 'Who somebody is, where their boxes go and what they avoid.'],
  [/^\/api\/(admin\/(staff|me)|staff)/, 'Staff', 'Who works here, and what they may do.'],
  [/^\/api\/admin\/(tokens|webhook)/, 'Doors', 'Tokens and webhooks, for other software.'],
  [/^\/api\/admin\/customers/, 'Customers', 'The customers as staff sees them.'],
  [
    /^\/api\/admin\/(recipes|categories|ingredients)/,
    'Writing the menu',
    'Recipes, categories and ingredients as staff writes them.',
  ],
  [/^\/api\/admin\/stock/, 'Stock', 'What is on the shelf, and its ledger.'],
  [
    /^\/api\/admin\/kitchen/,
    'Kitchen',
    'One delivery day as it is worked: sheets, labels, packing.',
  ],
  [
    /^\/api\/(admin\/)?delivery-days/,
    'Delivery days',
    'When boxes are brought, and for how many there is room.',
  ],
  [
    /^\/api\/(orders\/[^/]+\/payment|payments|me\/payment-methods|admin\/failed-charges)/,
    'Payments',
    'How orders are paid, and what became of it.',
  ],
  [
    /^\/api\/(me\/(reminders|mailbox)|reminders|mailbox|mail)/,
    'Letters',
    'Which letters somebody gets, and whether they arrive.',
  ],
  [
    /^\/api\/(me\/(favourites|again)|orders\/[^/]+\/(ratings|lines)|admin\/ratings)/,
    'Liking',
    'What customers marked, what they said of meals that they got, and what they can have again.',
  ],
  [/^\/api\/(admin\/)?orders/, 'Orders', 'What was ordered, and how far along it is.'],
  [/^\/api\/admin\/reports/, 'Reports', 'What the shop as a whole wants to know.'],
  [
    /^\/api\/cart|\/quote$/,
    'Cart',
    'What is in a box before it is ordered, and what a meal would cost in it.',
  ],
  [
    /^\/api\/(recipes|categories|ingredients|few-left|menu-conflicts)/,
    'Menu',
    'What there is to eat.',
  ],
  [/^\//, 'Shop', 'The shop itself.'],
];

type Described = {
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean }[];
  'x-access'?: Access;
  'x-hook'?: boolean;
  'x-speaks'?: boolean;
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { description: string; content?: Record<string, object> } | undefined>;
};

function refusedBefore(access: Access | undefined): RefusalCode[] {
  if (access === undefined || access === 'everyone') return [];
  return access === 'customer'
    ? ['not-signed-in']
    : ['not-signed-in', 'not-allowed', 'mfa-required', 'too-many-attempts'];
}

/** Adds to each route what it is refused with before it is asked: routes tell of their own refusals only. */
function tellOfTheEntrance(document: Document): void {
  const described = document.paths as Record<string, Record<string, Described>>;
  for (const [path, operations] of Object.entries(described)) {
    for (const [method, described] of Object.entries(operations)) {
      const { 'x-access': access, 'x-hook': isHook, requestBody, responses } = described;
      const isChange = method !== 'get' && !isHook;
      const codes: RefusalCode[] = [
        'request-timeout',
        'headers-too-large',
        ...refusedBefore(access),
        ...(isChange ? (['cross-origin'] as const) : []),
        ...(isChange && method !== 'delete' ? (['unsupported-media-type'] as const) : []),
        ...(requestBody?.content['application/json'] ? (['invalid-json'] as const) : []),
        ...(requestBody ? (['body-too-large'] as const) : []),
        ...(path === '/api/health' ? [] : (['not-ready'] as const)),
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

/** Adds `?language=` to each route that answers in it. */
function tellOfLanguages(document: Document): void {
  const described = document.paths as Record<string, Record<string, Described>>;
  for (const operations of Object.values(described))
    for (const operation of Object.values(operations)) {
      if (operation['x-speaks'])
        operation.parameters = [...(operation.parameters ?? []), languageParameter];
      delete operation['x-speaks'];
    }
}

/** How long to wait, where a reply may ask for it: after too many attempts, and while what the store depends on is away. */
const waits: RefusalCode[] = ['too-many-attempts', 'not-ready'];
const retryAfter = {
  'Retry-After': {
    description: 'Seconds to wait before asking again.',
    schema: { type: 'integer', minimum: 0 },
  },
};

/** Adds what programs do without and readers do not: what a route is about, what is sent and answered for example, and when to ask again. */
function tellReaders(document: Document): void {
  const schemas = (document.components?.schemas ?? {}) as Parameters<typeof exampleOf>[1];
  const described = document.paths as Record<string, Record<string, Described>>;
  for (const [path, operations] of Object.entries(described)) {
    for (const operation of Object.values(operations)) {
      operation.tags = tags
        .filter(([about]) => about.test(path))
        .slice(0, 1)
        .map(([, tag]) => tag);
      for (const parameter of operation.parameters ?? [])
        if (parameter.name === 'idempotency-key') parameter.required = true;
      for (const [status, reply] of Object.entries(operation.responses)) {
        if (reply && waits.some((code) => String(problems[code].status) === status))
          Object.assign(reply, { headers: retryAfter });
      }
      const bodies = [operation.requestBody, ...Object.values(operation.responses)];
      for (const body of bodies) {
        const json = body?.content?.['application/json'] as
          { schema?: object; example?: unknown } | undefined;
        if (json?.schema) json.example = exampleOf(json.schema, schemas);
      }
    }
  }
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

export type Operation = { method: string; path: string; access: Access; isHook: boolean };

const accessOf = ({ 'x-access': access }: Described): Access | undefined => access;
const missing = (method: string, path: string): never => {
  throw new Error(`${method} ${path} does not say who may call it.`);
};

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: accessOf(operation as Described) ?? missing(method, path),
      isHook: (operation as { 'x-hook'?: unknown })['x-hook'] === true,
    })),
  );
}

/** An address of the API as its contract writes it (`/api/recipes/:slug`), and the methods that it answers. */
export type Address = {
  route: string;
  methods: string[];
  /** Takes what programs elsewhere sign. */
  isHook: boolean;
};

/** Finds the address that a path is of. Where two fit, it is the one that says more of the path: `/orders/move` is no order. */
export function addressBook(document: Document): (path: string) => Address | undefined {
  const byPath = Map.groupBy(operationsOf(document), ({ path }) => path);
  const addresses = [...byPath].map(([path, operations]) => ({
    pattern: patternOf(path),
    blanks: path.split('{').length,
    route: path.replace(/\{([^}]+)\}/g, ':$1'),
    methods: operations.map(({ method }) => method),
    isHook: operations.some(({ isHook }) => isHook),
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
