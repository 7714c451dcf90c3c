import { createHash } from 'node:crypto';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, TypedResponse } from 'hono';
import { LRUCache } from 'lru-cache';
import { routeOf } from './route-of.ts';
import type { Env } from './router.ts';

/** One page in one encoding, with everything that its answers say. */
type Variant = { body: Buffer; etag: string; headers: RawHeaders };
type Encoding = 'br' | 'gzip';
type Page = {
  hash: string;
  about: About;
  identity: Variant;
  /** Made at most once, when somebody accepts it; undefined while it is made, or when it is not worth it. */
  encoded: Partial<Record<Encoding, Variant>>;
  making: Partial<Record<Encoding, Promise<void>>>;
};
type About = {
  contentType: string;
  /** Whose answer it is, for the metrics. */
  route: string;
  cacheControl: string;
  /** More headers, by lower-case name; they take the place of those that every page of the kind carries. */
  headers?: Record<string, string>;
};

/** What a client says of itself that chooses between the answers to one address. */
export type Negotiation = { acceptEncoding: string | undefined; ifNoneMatch: string | undefined };

/** Names and values in turn, as `writeHead` takes them: cheaper to copy and to write than an object. */
type RawHeaders = string[];

/** An answer as bytes and headers, for whoever writes it. */
export type Ready = {
  status: 200 | 304;
  headers: RawHeaders;
  body: Buffer | null;
  route: string;
};

/** Answers that are the same for everybody, kept as bytes: under load a read is a look into a map. */
export type ReadyPages = {
  /** The answer to this path and query if it is ready, at once; else undefined: then route the request. */
  look: (rawUrl: string, asked: Negotiation, extraHeaders?: RawHeaders) => Ready | undefined;
  /** Keeps the body for this key while the version stands, and answers. */
  answer: (
    key: string,
    about: About,
    makeBody: () => Uint8Array,
    asked: Negotiation,
  ) => Promise<Response>;
  /** What is kept holds while this does not change. */
  version: () => string;
  /** Room taken, never more than `maxBytes`. */
  bytes: () => number;
};

/** Too small to gain anything. */
const leastToCompress = 1000;
/** Compressed by nature. */
const isPacked = (contentType: string) => /^(image\/(?!svg)|font\/)/.test(contentType);
/** What a page costs beside its bytes: key, headers, bookkeeping. */
const overhead = 1500;

/** Holds pages of one `version`: the first look after it moved forgets them all. `headers` are those that each of them carries. */
export function openReadyPages({
  version,
  headers = {},
  maxBytes = 16 * 1024 * 1024,
}: {
  version: () => string;
  headers?: Record<string, string>;
  maxBytes?: number;
}): ReadyPages {
  const pages = new LRUCache<string, Page>({ maxSize: maxBytes, maxEntrySize: maxBytes / 8 });
  let kept = version();

  function find(key: string): Page | undefined {
    const now = version();
    if (now !== kept) {
      pages.clear();
      kept = now;
    }
    return pages.get(key);
  }

  function keep(key: string, about: About, body: Uint8Array): Page {
    const page = makePage(body, { ...about, headers: { ...headers, ...about.headers } });
    // Both encodings together are kept only while they fit into the room of the body once more.
    pages.set(key, page, { size: 2 * page.identity.body.length + 2 * key.length + overhead });
    return page;
  }

  return {
    look: (rawUrl, asked, extraHeaders) => {
      const page = find(rawUrl);
      if (!page) return undefined;
      const encoding = encodingFor(asked.acceptEncoding);
      if (encoding && !page.making[encoding]) void compress(page, encoding);
      return readyOf(page, encoding, asked.ifNoneMatch, extraHeaders);
    },
    answer: async (key, about, makeBody, asked) => {
      const page = find(key) ?? keep(key, about, makeBody());
      const encoding = encodingFor(asked.acceptEncoding);
      if (encoding) await compress(page, encoding);
      return responseOf(readyOf(page, encoding, asked.ifNoneMatch));
    },
    version,
    bytes: () => pages.calculatedSize,
  };
}

function makePage(bytes: Uint8Array, about: About): Page {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const headers = headersOf(about, `"${hash}"`);
  return {
    hash,
    about,
    identity: { body, etag: `"${hash}"`, headers },
    encoded: {},
    making: {},
  };
}

/** What a 304 says too comes first. */
const headersOf = (about: About, etag: string): RawHeaders => [
  'etag',
  etag,
  'cache-control',
  about.cacheControl,
  'vary',
  'accept-encoding',
  ...Object.entries(about.headers ?? {}).flat(),
  'content-type',
  about.contentType,
];
/** How many of them a 304 says: names and values. */
const knownHeaders = (about: About) => 6 + 2 * Object.keys(about.headers ?? {}).length;

const encoders: Record<
  Encoding,
  (body: Buffer, done: (bytes: Buffer | undefined) => void) => void
> = {
  br: (body, done) => {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    brotliCompress(body, { params }, (error, bytes) => done(error ? undefined : bytes));
  },
  gzip: (body, done) => {
    gzip(body, { level: 6 }, (error, bytes) => done(error ? undefined : bytes));
  },
};

/** On another thread, once per page and encoding. */
function compress(page: Page, encoding: Encoding): Promise<void> {
  return (page.making[encoding] ??= new Promise((resolve) => {
    const { body } = page.identity;
    if (body.length < leastToCompress || isPacked(page.about.contentType)) {
      resolve();
      return;
    }
    encoders[encoding](body, (bytes) => {
      if (bytes && bytes.length <= body.length / 2) {
        const etag = `"${page.hash}-${encoding}"`;
        const headers = [...headersOf(page.about, etag), 'content-encoding', encoding];
        page.encoded[encoding] = { body: bytes, etag, headers };
      }
      resolve();
    });
  }));
}

function readyOf(
  page: Page,
  encoding: Encoding | undefined,
  ifNoneMatch: string | undefined,
  extraHeaders: RawHeaders = [],
): Ready {
  const best = (encoding && page.encoded[encoding]) ?? page.identity;
  const known = ifNoneMatch === undefined ? undefined : knownVariant(page, best, ifNoneMatch);
  const { route } = page.about;
  if (!known)
    return { status: 200, headers: best.headers.concat(extraHeaders), body: best.body, route };
  const headers = known.headers.slice(0, knownHeaders(page.about)).concat(extraHeaders);
  return { status: 304, headers, body: null, route };
}

export function responseOf({ status, headers, body }: Ready): Response {
  const pairs = headers.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, headers[at + 1] ?? '']] : [],
  );
  return new Response(body as Buffer<ArrayBuffer> | null, { status, headers: pairs });
}

/** The variant that the client has already. A copy without encoding is as good as the one we would send. */
function knownVariant(page: Page, best: Variant, ifNoneMatch: string): Variant | undefined {
  if (ifNoneMatch === best.etag || ifNoneMatch.trim() === '*') return best;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return [best, page.identity].find(({ etag }) => tags.includes(etag));
}

const encodings = new LRUCache<string, { encoding: Encoding | undefined }>({ max: 100 });

/** The best that the client accepts; undefined for the bytes as they are. */
function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  if (acceptEncoding === undefined) return undefined;
  let known = encodings.get(acceptEncoding);
  if (!known) encodings.set(acceptEncoding, (known = { encoding: parseEncoding(acceptEncoding) }));
  return known.encoding;
}

function parseEncoding(acceptEncoding: string): Encoding | undefined {
  const weights = new Map(
    acceptEncoding.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((it) => it.trim().toLowerCase());
      const weight = parameters.find((it) => it.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return (['br', 'gzip'] as const).find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0);
}

/** Path and query of a request, as pages are kept. */
export function rawUrlOf({ url }: { url: string }): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3));
}

export const negotiationOf = (c: Context<Env>): Negotiation => ({
  acceptEncoding: c.req.header('accept-encoding'),
  ifNoneMatch: c.req.header('if-none-match'),
});

/** Answers a GET with JSON that is made once per version and address. */
export async function readyJson<Body>(
  c: Context<Env>,
  pages: ReadyPages,
  cacheControl: string,
  makeBody: () => Body,
): Promise<Response & TypedResponse<Body, 200, 'json'>> {
  const response = await pages.answer(
    rawUrlOf(c.req.raw),
    { contentType: 'application/json', cacheControl, route: routeOf(c) },
    () => Buffer.from(JSON.stringify(makeBody())),
    negotiationOf(c),
  );
  return response as Response & TypedResponse<Body, 200, 'json'>;
}
