import { lookup as lookUp } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { WebPageFailure } from '../../contract/web-page-failures.ts';
import { isPublicAddress } from '../addresses.ts';
import type { WebPages } from '../platform.ts';

const mostRedirects = 5;
const patienceMs = 20_000;
/** As much as is read of a page (`food/reading-pages`). */
const mostBytes = 5_000_000;
/** What may hold a recipe: a page, a text, or the JSON that a site gives to programs. */
const pageTypes = /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|(?:ld\+)?json))$/;

type Options = {
  /** Who asks, as sites read it in their logs: the shop by its own address. */
  siteUrl: string;
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>;
  /** Which addresses may be asked; tests have servers of their own. */
  isPublic?: (address: string) => boolean;
  patienceMs?: number;
  mostBytes?: number;
};

/**
 * Reads pages of the public internet, and no others: every address of a name has to be public, and the connection goes to the one that was looked at,
 * so that a name that answers otherwise the next time leads nowhere else. Where a page leads on, that is judged anew.
 */
export function openWebPages(options: Options): WebPages {
  const { resolve = addressesOf, isPublic = isPublicAddress } = options;
  const most = options.mostBytes ?? mostBytes;
  const userAgent = `Larder recipe import (+${options.siteUrl})`;

  async function fetchFrom(url: string, signal: AbortSignal): ReturnType<WebPages['fetch']> {
    let target = targetOf(url);
    for (let redirects = 0; ; redirects += 1) {
      const address = await within(signal, addressOf(target, resolve, isPublic));
      const reply = await ask({ target, address, userAgent, signal });
      const { statusCode: status = 0, headers } = reply;
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        reply.destroy();
        if (redirects === mostRedirects) throw new Unfetched('too-many-redirects');
        target = targetOf(headers.location, target);
        continue;
      }
      if (status < 200 || status >= 300) {
        reply.destroy();
        return { kind: 'failed', failure: 'not-given', status };
      }
      return { kind: 'page', url: target.href, text: await textOf(reply, most) };
    }
  }

  return {
    fetch: async (url) => {
      const signal = AbortSignal.timeout(options.patienceMs ?? patienceMs);
      try {
        return await fetchFrom(url, signal);
      } catch (error) {
        return { kind: 'failed', failure: failureOf(error, signal) };
      }
    },
  };
}

class Unfetched extends Error {
  readonly failure: WebPageFailure;

  constructor(failure: WebPageFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** An address of the web, without anybody's name or password in it. */
function targetOf(url: string, from?: URL): URL {
  const target = URL.parse(url, from?.href);
  const isPage = target && ['http:', 'https:'].includes(target.protocol);
  if (!isPage || target.username !== '' || target.password !== '')
    throw new Unfetched('not-an-address');
  target.hash = '';
  return target;
}

const addressesOf = async (name: string): Promise<string[]> =>
  (await lookUp(name, { all: true })).map(({ address }) => address);

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

async function addressOf(
  { hostname }: URL,
  resolve: (name: string) => Promise<string[]>,
  isPublic: (address: string) => boolean,
): Promise<string> {
  const host = bare(hostname);
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [first] = addresses;
  if (first === undefined) throw new Unfetched('no-such-host');
  // One that is not public among several is a trick, or a mistake.
  if (!addresses.every(isPublic)) throw new Unfetched('address-not-public');
  return first;
}

type Asking = { target: URL; address: string; userAgent: string; signal: AbortSignal };

function ask({ target, address, userAgent, signal }: Asking): Promise<IncomingMessage> {
  const { hostname, host, port, pathname, search, protocol } = target;
  const isSecure = protocol === 'https:';
  const options = {
    method: 'GET',
    host: address,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    path: `${pathname}${search}`,
    headers: {
      host,
      'user-agent': userAgent,
      accept: 'text/html,application/xhtml+xml,application/ld+json;q=0.9',
      'accept-encoding': 'gzip, br, deflate',
    },
    // A connection of its own: none that was opened to another address goes on.
    agent: false as const,
    signal,
    // The certificate is of the name, not of the address.
    ...(isSecure && !isIP(bare(hostname)) && { servername: hostname }),
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(options, resolve);
    request.on('error', reject);
    request.end();
  });
}

/** What was packed is counted as it comes out. */
async function textOf(reply: IncomingMessage, most: number): Promise<string> {
  const [type = '', ...parameters] = (reply.headers['content-type'] ?? '').split(';');
  const told = Number(reply.headers['content-length'] ?? 0);
  try {
    if (!pageTypes.test(type.trim().toLowerCase())) throw new Unfetched('not-a-page');
    if (told > most) throw new Unfetched('too-large');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of unpacked(reply) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw new Unfetched('too-large');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    return decoderOf(parameters, bytes).decode(bytes);
  } finally {
    reply.destroy();
  }
}

function unpacked(reply: IncomingMessage): Readable {
  const through = unpackers.get((reply.headers['content-encoding'] ?? '').trim().toLowerCase());
  if (through === undefined) throw new Unfetched('not-a-page');
  const unpacking = through();
  if (!unpacking) return reply;
  reply.on('error', (error) => unpacking.destroy(error));
  return reply.pipe(unpacking);
}
const unpackers = new Map<string, () => Transform | undefined>([
  ['', () => undefined],
  ['identity', () => undefined],
  ['gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  ['deflate', () => createInflate()],
]);

type Decoder = InstanceType<typeof TextDecoder>;

/** By what the answer says of its letters, then by what the page says; UTF-8 where neither does, or says what nobody knows. */
function decoderOf(parameters: readonly string[], bytes: Buffer): Decoder {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const label =
    said.exec(parameters.join(';'))?.[1] ?? said.exec(bytes.toString('latin1', 0, 2000))?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    work.then(resolve, reject);
  });
}

function failureOf(error: unknown, signal: AbortSignal): WebPageFailure {
  if (error instanceof Unfetched) return error.failure;
  if (signal.aborted) return 'too-slow';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOTFOUND', 'ENODATA'].includes(code)) return 'no-such-host';
  // Nobody answers for names, or no way leads out of here.
  if (['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'].includes(code)) return 'offline';
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'not-secure';
  if (/^Z_|ERR_BUFFER|ERR__ERROR_FORMAT/.test(code)) return 'not-a-page';
  return 'unreachable';
}
