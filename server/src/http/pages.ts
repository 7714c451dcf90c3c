import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context, Handler } from 'hono';
import { languageCodes, ownLanguage, splitLanguage, type Language } from '../contract/languages.ts';
import { Refusal } from '../refusal.ts';
import { StartupError } from '../startup-error.ts';
import { leastBytes } from './body-limits.ts';
import { isApi } from './entrance.ts';
import { openReadyPages, rawUrlOf, negotiationOf, type ReadyPages } from './ready-pages.ts';
import { routeOf } from './route-of.ts';
import type { Env } from './router.ts';
import { openTurns } from './turns.ts';

/** Asks the store's API in process. */
type AskApi = (request: Request) => Promise<Response>;

/** What `web` builds: answers any address that is not the API's. A fault that a page could not help is told to `report`. */
type PagesModule = {
  render: (
    request: Request,
    shop: {
      askApi: AskApi;
      report: (error: unknown) => void;
      siteUrl: string;
      /** Why the door let nothing through: the page that says so is all that is asked for. */
      refused?: Refused;
    },
  ) => Promise<Response>;
};

/** What the door refused, as the API says it, and what could be read of the form that was sent. */
export type Refused = { problem: unknown; typed: { name: string; value: string }[] };

/** The built pages: the program that renders them, and the files that browsers load. */
export type Pages = {
  /** Which languages there are pages in. */
  languages: ReadonlySet<Language>;
  render: PagesModule['render'];
  /** The bytes of a file by its path in the address, or undefined. */
  file: (path: string) => Promise<{ body: Buffer; contentType: string } | undefined>;
};

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
};

/** Opens what `npm run build` made in the folder. Only files that are there now are ever served: an address is looked up, never joined. */
export async function openPages(folder: string): Promise<Pages> {
  const program = (language: Language) => join(folder, language, 'server/index.js');
  const built = languageCodes.filter((language) => existsSync(program(language)));
  if (!built.includes(ownLanguage))
    throw new StartupError('The pages are not built: run npm run build, or npm start, which does.');
  const files = new Map(
    (await Promise.all(built.map((language) => filesOf(join(folder, language, 'client'))))).flat(),
  );
  const programs = new Map<Language, PagesModule>();
  // When the first page of a language is asked for: a server that only answers the API does without.
  const load = async (language: Language): Promise<PagesModule> => {
    const loaded = (await import(pathToFileURL(program(language)).href)) as PagesModule;
    programs.set(language, loaded);
    return loaded;
  };
  return {
    languages: new Set(built),
    render: async (request, shop) => {
      const { language } = splitLanguage(new URL(request.url).pathname);
      const known = built.includes(language) ? language : ownLanguage;
      const { render } = programs.get(known) ?? (await load(known));
      return render(request, shop);
    },
    file: async (path) => {
      const known = files.get(path);
      return known && { body: await readFile(known.path), contentType: known.contentType };
    },
  };
}

/** What browsers load, by its path in the address. What is the same in two languages has one name. */
async function filesOf(client: string): Promise<[string, { path: string; contentType: string }][]> {
  const entries = await readdir(client, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || !contentType) return [];
    return [[`/${relative(client, path).split(sep).join('/')}`, { path, contentType }]];
  });
}

/** Which page it is, as the web's table of contents writes it (`/recipes/:slug`): said by `render`, for the log. */
const routeHeader = 'x-larder-route';

/** Names in `/assets/` carry a hash of their content. */
const foreverBelow = '/assets/';

/**
 * Everything that is not the API's. A page that says it is public is the same for everybody while the menu stands: it is kept, and the
 * next one who asks gets its bytes.
 */
export function pagesHandler(pages: Pages, ready: ReadyPages, askApi: AskApiAs): Handler<Env> {
  const assets = openReadyPages({ version: () => '' });
  const turn = openTurns();
  return async (c, next) => {
    const { path } = c.req;
    if (isApi(path)) return next();
    const { method } = c.req;
    const reads = method === 'GET' || method === 'HEAD';
    if (!reads && method !== 'POST')
      throw new Refusal('method-not-allowed', { allow: 'GET, HEAD, POST' });
    const file = reads ? await pages.file(path) : undefined;
    if (file) {
      const cacheControl = path.startsWith(foreverBelow)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600';
      c.set('route', path.startsWith(foreverBelow) ? `${foreverBelow}:file` : path);
      const about = { contentType: file.contentType, cacheControl, route: routeOf(c) };
      return assets.answer(path, about, () => file.body, negotiationOf(c));
    }
    const elsewhere = reads ? withoutLanguage(c, pages) : undefined;
    if (elsewhere !== undefined) return c.redirect(elsewhere, 307);
    await turn();
    const version = ready.version();
    const { publicUrl } = c.var.platform.config;
    const response = await pages.render(await asSent(c, pages, publicUrl), {
      askApi: askApi(c),
      siteUrl: publicUrl,
      report: (error) => {
        c.var.platform.log.error({ err: error, requestId: c.var.requestId }, 'a page failed');
      },
    });
    // A page without a form of its own says so by its status alone.
    if (response.status === 405) response.headers.set('allow', 'GET, HEAD');
    c.set('route', response.headers.get(routeHeader) ?? undefined);
    response.headers.delete(routeHeader);
    const cacheControl = response.headers.get('cache-control') ?? '';
    const keep =
      c.req.method === 'GET' &&
      response.status === 200 &&
      cacheControl.startsWith('public') &&
      !response.headers.has('set-cookie') &&
      ready.version() === version;
    if (!keep) return response;
    const body = Buffer.from(await response.arrayBuffer());
    return ready.answer(
      rawUrlOf(c.req.raw),
      {
        contentType: response.headers.get('content-type') ?? 'text/html; charset=utf-8',
        cacheControl,
        route: routeOf(c),
        headers: othersOf(response.headers),
      },
      () => body,
      negotiationOf(c),
    );
  };
}

/** What is not told in languages (the API, the back office) has one address: whoever comes from a page in one is sent there, and back in it. */
function withoutLanguage(c: Context<Env>, pages: Pages): string | undefined {
  const { language, rest } = splitLanguage(c.req.path);
  if (!isSpoken(language, c, pages) || !/^\/(admin|api|auth)(\/|$)/.test(rest)) return undefined;
  const { search } = new URL(c.req.url);
  if (rest !== '/auth/leave') return rest + search;
  return `${rest}?${new URLSearchParams({ language }).toString()}`;
}

/** Whether the shop window can be read in it: there are pages, and the owner has switched it on. */
const isSpoken = (language: Language, c: Context<Env>, pages: Pages): boolean =>
  language !== ownLanguage &&
  pages.languages.has(language) &&
  c.var.platform.config.shop.languages.includes(language);

/** Whether a page can say it: somebody looks at it, or the scripts of a page that is open asked. */
export const isForPage = ({ path, raw: { headers } }: Context<Env>['req']): boolean =>
  !isApi(path) && (path.endsWith('.data') || (headers.get('accept') ?? '').includes('text/html'));

/** A refusal of the door as a page, with its status. */
export async function refusalPage(
  pages: Pages,
  c: Context<Env>,
  refusal: Response,
  askApi: AskApi,
): Promise<Response> {
  const { url, method, headers } = c.req.raw;
  const { publicUrl } = c.var.platform.config;
  const asked = new Headers(headers);
  for (const name of ['origin', 'content-length', 'content-type', 'transfer-encoding'])
    asked.delete(name);
  const scripts = c.req.path.endsWith('.data');
  const { language } = splitLanguage(c.req.path);
  const isThere = language === ownLanguage || isSpoken(language, c, pages);
  const page = await pages.render(
    new Request(isThere ? url : new URL(nowhere, url), {
      method: scripts ? method : 'GET',
      headers: asked,
    }),
    {
      askApi,
      siteUrl: publicUrl,
      report: (error) => {
        c.var.platform.log.error({ err: error, requestId: c.var.requestId }, 'a page failed');
      },
      refused: { problem: await refusal.clone().json(), typed: await typedIn(c.req.raw) },
    },
  );
  const answer = new Response(page.body, page);
  for (const name of ['retry-after', 'allow', 'cache-control']) {
    const value = refusal.headers.get(name);
    if (value !== null) answer.headers.set(name, value);
  }
  return answer;
}

const secret = /password|code|challenge|key|version|total|intent|step|edition/i;

/**
 * What was written in a form that came to this host by another name of it, as through a proxy that nobody told the store of. What another
 * site sends is not shown as if somebody here had written it.
 */
async function typedIn(request: Request): Promise<Refused['typed']> {
  const { headers } = request;
  const origin = headers.get('origin') ?? '';
  const isOurs = URL.canParse(origin) && new URL(origin).host === headers.get('host');
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  const isSmall = Number(headers.get('content-length') ?? Infinity) <= leastBytes;
  if (!isOurs || !isForm || !isSmall || request.bodyUsed) return [];
  return [...new URLSearchParams(await request.text())]
    .filter(([name, value]) => value.trim() !== '' && !secret.test(name))
    .map(([name, value]) => ({ name: name.replace(/^\//, ''), value }));
}

/**
 * The request as pages take it: a form that can be read, from the store's own address, because behind a proxy that speaks https the
 * request here is http, and pages refuse a form that seems to come from elsewhere. An address that hides what it leads to leads nowhere.
 */
async function asSent(c: Context<Env>, pages: Pages, publicUrl: string): Promise<Request> {
  const { raw } = c.req;
  const { origin } = new URL(publicUrl);
  const { method, headers, signal } = raw;
  const at = new URL(raw.url);
  const from = headers.get('origin') === origin ? origin : at.origin;
  const { language } = splitLanguage(at.pathname);
  const isThere =
    isPlain(at.pathname) && (language === ownLanguage || isSpoken(language, c, pages));
  const to = from + (isThere ? `${at.pathname}${at.search}` : nowhere);
  if (method !== 'POST') return to === raw.url ? raw : new Request(to, { method, headers, signal });
  const body = await c.req.arrayBuffer();
  await c.req.parseBody().catch(() => {
    throw new Refusal('invalid-input', {
      fields: [{ field: '/', message: 'is not a form that can be read' }],
    });
  });
  return new Request(to, { method, headers, signal, body });
}

/**
 * Slashes, backslashes and dots that are written in code are read differently by whoever reads them, and what cannot be decoded the pages'
 * router would write into the log as it is.
 */
const isPlain = (path: string) => !/%(2e|2f|5c|00)|\\|\/\//i.test(path) && isWellFormed(path);
const nowhere = '/no-such-page';

function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** In the name of the one who asks for the page: same address, same socket. */
type AskApiAs = (context: Context<Env>) => AskApi;

const ownHeaders = new Set(['content-type', 'cache-control', 'content-length', 'etag', 'vary']);

const othersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !ownHeaders.has(name)));
