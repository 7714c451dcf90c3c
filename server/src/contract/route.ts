import { z, type RouteConfig, type RouteConfigToTypedResponse } from '@hono/zod-openapi';
import type { RouteHandler } from '@hono/zod-openapi';
import type { Handler, Hono, Schema, ToSchema } from 'hono';
import type { BlankEnv } from 'hono/types';
import { problems, type RefusalCode } from '../refusal.ts';
import type { Asker, Permission } from './staff-roles.ts';

export type { RefusalCode };

/** Who may call a route: everybody, who is signed in, everybody of the staff, or whoever may do this, or one of these. */
export type Access = 'everyone' | 'customer' | 'staff' | Permission | readonly Permission[];

export const isForStaff = (access: Access): access is Exclude<Access, 'everyone' | 'customer'> =>
  access !== 'everyone' && access !== 'customer';

/** Whether a route of the back office is open to whoever asks. */
export const opens = (asker: Asker, access: Exclude<Access, 'everyone' | 'customer'>): boolean =>
  access === 'staff'
    ? 'role' in asker
    : [access].flat().some((permission) => asker.may.includes(permission));

/** A route as data: where it is, who may call it, what it takes, what it answers and what it refuses. */
export type Route = RouteConfig & {
  access: Access;
  refusals: readonly RefusalCode[];
  /** It answers in the language that `?language=` names, or has a letter written in it. */
  speaks?: true;
  /** What of it is heavy is read on a copy of the database, where there is one: nothing that somebody decides stock, money, allergens or labels by. */
  replica?: true;
  /** Buys in the name of whoever is signed in: a session that has ended is refused as `not-signed-in`, however good its token still is. */
  buys?: true;
  /** A program elsewhere tells of something, signed: whatever it says of its origin and its type, its body is taken as it is. */
  'x-hook'?: true;
};

/** The routes of a room by name; the name is the operation's id in the API document. */
export type Contract = Readonly<Record<string, Route>>;

type Merged<Rooms extends readonly Contract[], All = unknown> = Rooms extends readonly [
  infer First,
  ...infer Others extends readonly Contract[],
]
  ? Merged<Others, All & First>
  : All;

/** The routes of several rooms. Throws where two have one of the same name, or at the same place: one of them would answer nothing. */
export function together<const Rooms extends readonly Contract[]>(...rooms: Rooms): Merged<Rooms> {
  const routes = rooms.flatMap((room) => Object.entries(room));
  const named = new Map<string, string>();
  const placed = new Map<string, string>();
  for (const [name, { method, path }] of routes) {
    const place = `${method.toUpperCase()} ${path}`;
    const other = named.get(name);
    if (other) throw new Error(`Two routes are called ${name}: ${other} and ${place}.`);
    const sameName = placed.get(place);
    if (sameName) throw new Error(`Two routes are ${place}: ${sameName} and ${name}.`);
    named.set(name, place);
    placed.set(place, name);
  }
  return Object.fromEntries(routes) as Merged<Rooms>;
}

/** Describes a route. What it refuses joins its responses in the document, not in the types of its client; any request may be refused as invalid. */
export function route<const Described extends Route>(described: Described): Described {
  const replies = repliesOf(['invalid-input', ...described.refusals]);
  return { ...described, responses: { ...described.responses, ...replies } };
}

type ProblemCode = RefusalCode | 'internal-error';
const codes: [ProblemCode, ...ProblemCode[]] = [
  'internal-error',
  ...(Object.keys(problems) as RefusalCode[]),
];

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes),
    requestId: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi('Problem', { description: 'RFC 9457, with a stable `code` and the fields at fault.' });

/** Refusals by status. */
function repliesOf(codes: readonly RefusalCode[]): RouteConfig['responses'] {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      status,
      {
        description: `${sameStatus.join(', ')}: ${sameStatus.map((code) => problems[code].title).join(' ')}`,
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** A JSON reply. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A list as a file. */
export const csvResponse = {
  description: 'With a line of headings, in UTF-8 with its mark.',
  content: { 'text/csv': { schema: z.string() } },
};

/** A JSON body; anything else is refused with 415. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** What a picture may be sent as; what it really is, its bytes say. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;

/** A picture as the body, byte for byte. */
export const pictureBody = {
  required: true,
  content: Object.fromEntries(
    pictureTypes.map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
  ),
};

/** How the client sees one route. */
type SchemaOf<Described extends RouteConfig> =
  RouteHandler<Described> extends Handler<infer _Env, infer Path, infer Input, infer _Reply>
    ? ToSchema<Described['method'], Path, Input, RouteConfigToTypedResponse<Described>>
    : never;

type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What a typed client needs to know of these routes: `hc<ApiOf<typeof contract>>(url)`. */
export type ApiOf<Routes extends Record<string, RouteConfig>> =
  Together<{ [Name in keyof Routes]: SchemaOf<Routes[Name]> }[keyof Routes]> extends infer All
    ? Hono<BlankEnv, All extends Schema ? All : never>
    : never;
