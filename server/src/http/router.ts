import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { IncomingHttpHeaders } from 'node:http';
import type { Caller, Claims, Platform } from '../platform/platform.ts';
import type { RefusalCode } from '../refusal.ts';
import { refuseInvalid } from '../contract/fields.ts';
import { problems } from './problem.ts';

/** What answering any request takes of the platform; a feature's routes are handed the rest by whoever opens them. */
export type PlatformOfVisit = Pick<Platform, 'config' | 'log' | 'clock' | 'accounts'>;

export type Env = {
  /** What the server adds to the request; absent where there is no socket, as in the login function. */
  Bindings: {
    incoming?: { socket: { remoteAddress?: string | undefined }; headers: IncomingHttpHeaders };
  };
  Variables: {
    platform: PlatformOfVisit;
    requestId: string;
    caller: Caller;
    claims: Claims | undefined;
  };
};

/** A feature's routes: what each validates is what the OpenAPI document says. */
export const router = () => new OpenAPIHono<Env>({ defaultHook: refuseInvalid });

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    requestId: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi('Problem', { description: 'RFC 9457, with a stable `code` and the fields at fault.' });

/** A JSON reply in the document. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body in the document; anything else is refused with 415. */
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

/** The refusals a route can answer with, grouped by status for the document. */
export function refusals(...codes: RefusalCode[]) {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of ['invalid-input' as const, ...codes]) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
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
