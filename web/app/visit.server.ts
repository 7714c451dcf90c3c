import { hc } from 'hono/client';
import { createContext, data, redirectDocument, type RouterContextProvider } from 'react-router';
import { ownLanguage } from '../../server/src/contract/languages.ts';
import type { Api } from './kit/api-types.ts';
import type { Refused } from './kit/problem.ts';
import { language } from './words/en/language.ts';

/** How the pages reach the shop: its API in the same process, and somewhere to tell what went wrong. */
export type ShopDoor = {
  askApi: (request: Request) => Promise<Response>;
  report: (error: unknown) => void;
  /** Where the shop is found, without a slash at the end: a kept page must not repeat what somebody wrote into Host. */
  siteUrl: string;
  /** Why the door let nothing through, and what could be read of the form: the page that says so is all that is asked for. */
  refused?: Refused;
};

/** One request for a page: the API in the name of whoever asks, and the cookies that the API sets on the way. */
export type Visit = {
  /** As the visitor: their cookies go along, and what the API sets comes back. */
  api: ReturnType<typeof hc<Api>>;
  /** As nobody: for pages that are the same for everybody. */
  publicApi: ReturnType<typeof hc<Api>>;
  report: ShopDoor['report'];
  siteUrl: ShopDoor['siteUrl'];
  refused: Refused | undefined;
  /** Adds the cookies that the API set while the page was made. */
  withCookies: (response: Response) => Response;
};

export const visitContext = createContext<Visit>();

/** Which page was found, as the table of contents writes it; empty: none. */
export const patternContext = createContext('');

export const visitOf = (context: Readonly<RouterContextProvider>): Visit =>
  context.get(visitContext);

/** The API in the name of whoever looks. */
export const apiOf = (context: Readonly<RouterContextProvider>): Visit['api'] =>
  visitOf(context).api;

/** Passed on to the API: who asks, and where from. */
const passedOn = ['cookie', 'user-agent', 'accept-language', 'x-forwarded-for', 'x-request-id'];

export function openVisit(request: Request, { askApi, report, siteUrl, refused }: ShopDoor): Visit {
  const { origin } = new URL(request.url);
  const cookies: string[] = [];
  const client = (personal: boolean) =>
    hc<Api>(origin, {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const address = new URL(input instanceof Request ? input.url : input);
        if (language !== ownLanguage) address.searchParams.set('language', language);
        const asked = new Request(address, init);
        if (personal) {
          for (const name of passedOn) {
            const value = request.headers.get(name);
            if (value !== null) asked.headers.set(name, value);
          }
          asked.headers.set('cookie', merged(request.headers.get('cookie'), cookies));
        }
        asked.headers.set('origin', origin);
        const reply = await askApi(asked);
        if (personal) cookies.push(...reply.headers.getSetCookie());
        return reply;
      },
    });
  return {
    api: encoding(client(true)),
    publicApi: encoding(client(false)),
    report,
    siteUrl,
    refused,
    withCookies: (response) => {
      if (cookies.length === 0) return response;
      const headers = new Headers(response.headers);
      for (const cookie of cookies) headers.append('set-cookie', cookie);
      return new Response(response.body, { status: response.status, headers });
    },
  };
}

/** What stands in an address of a page is put into one of the API: written so that it stays one part of it. */
function encoding<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get: (target, key) => {
      const part: unknown = Reflect.get(target, key);
      return typeof part === 'function' ? encoding(part) : part;
    },
    apply: (
      target,
      self,
      [asked, ...more]: [{ param?: Record<string, string> }?, ...unknown[]],
    ) => {
      const param = asked?.param && {
        param: Object.fromEntries(
          Object.entries(asked.param).map(([name, value]) => [name, encoded(value)]),
        ),
      };
      return Reflect.apply(target as (...args: unknown[]) => unknown, self, [
        { ...asked, ...param },
        ...more,
      ]);
    },
  });
}

/** Dots alone lead out of an address, however they are written: there is nothing at them. */
function encoded(value: string): string {
  if (/^\.{1,2}$/.test(value)) throw data(null, { status: 404 });
  return encodeURIComponent(value);
}

/** The browser's cookies with those set since: what is asked next in the same visit is asked as the one who has just signed in. */
function merged(sent: string | null, set: string[]): string {
  const jar = new Map<string, string>();
  for (const pair of (sent ?? '').split(';')) {
    const [name = '', ...value] = pair.trim().split('=');
    if (name !== '') jar.set(name, value.join('='));
  }
  for (const cookie of set) {
    const [pair = ''] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    if (/max-age=0(;|$)/i.test(cookie)) jar.delete(name);
    else jar.set(name, value.join('='));
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** A page for whoever is signed in: others are sent to sign in and come back. */
export function toSignIn(request: Request): never {
  const { pathname, search } = new URL(request.url);
  const to = pathname.replace(/\.data$/, '') + search;
  throw redirectDocument(`/auth/continue?to=${encodeURIComponent(to)}`);
}
