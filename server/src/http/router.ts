import { OpenAPIHono } from '@hono/zod-openapi';
import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../contract/languages.ts';
import type { Caller, Claims, Platform, Spent } from '../platform/platform.ts';
import { refuseInvalid } from './input.ts';

/** What answering any request takes of the platform; a feature's routes are handed the rest by whoever opens them. */
export type PlatformOfVisit = Pick<
  Platform,
  'config' | 'log' | 'clock' | 'accounts' | 'staff' | 'seal' | 'seeing'
> & { tokens: Pick<Platform['tokens'], 'holderOf'> };

export type Env = {
  /** What the server adds to the request; absent where there is no socket, as in the login function. */
  Bindings: {
    incoming?: { socket: { remoteAddress?: string | undefined }; headers: IncomingHttpHeaders };
  };
  Variables: {
    platform: PlatformOfVisit;
    requestId: string;
    caller: Caller;
    /** Of a route that says that it speaks. */
    language: Language | undefined;
    /** What the browser is given to keep, by name: it goes with whatever is answered, a refusal included. */
    cookies: Map<string, string>;
    /** Of who asks, once somebody wanted to know. */
    claims: Claims | undefined;
    /** Of how often whoever asks may ask, where that is counted. */
    spent: Spent | undefined;
    /** The address as the table of contents writes it, where that is known. */
    route: string | undefined;
  };
};

/** A feature's routes: what each validates is what the OpenAPI document says. */
export const router = () => new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
