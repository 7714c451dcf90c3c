import { lookup as lookUp } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { WebhookFailure } from '../../contract/webhook-events.ts';
import type { Webhooks, WebhookAnswer } from '../platform.ts';
import { isLoopback, isPublicAddress } from '../addresses.ts';

const patienceMs = 15_000;
const mostAnswerBytes = 2_000;

type Options = {
  /** On a trial software on this machine may listen, without TLS too. */
  trial: boolean;
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>;
  patienceMs?: number;
  /** By which whoever hears it finds the story it belongs to. */
  traceparent?: () => { traceparent?: string };
};

/** Sends to public addresses only, and exactly to the one that was looked at: a name that answers otherwise the next time leads nowhere else. */
export function openWebhooks({
  trial,
  resolve = addressesOf,
  patienceMs: patience = patienceMs,
  traceparent,
}: Options): Webhooks {
  return {
    post: async ({ url, id, at, secrets, body }) => {
      const target = new URL(url);
      const signal = AbortSignal.timeout(patience);
      try {
        const address = await within(signal, addressOf(target, { trial, resolve }));
        const headers = {
          host: target.host,
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'Larder webhooks',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': secrets
            .map((secret) => new Webhook(secret).sign(id, at, body))
            .join(' '),
          ...traceparent?.(),
        };
        return await send({ target, address, headers, body, signal });
      } catch (error) {
        return { kind: 'failed', failure: failureOf(error, signal) };
      }
    },
  };
}

/** Why it is not sent at all. */
class Unsendable extends Error {
  readonly failure: WebhookFailure;

  constructor(failure: WebhookFailure) {
    super(failure);
    this.failure = failure;
  }
}

const addressesOf = async (name: string): Promise<string[]> =>
  (await lookUp(name, { all: true })).map(({ address }) => address);

async function addressOf(
  { hostname, protocol }: URL,
  { trial, resolve }: Required<Pick<Options, 'trial' | 'resolve'>>,
): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [first] = addresses;
  if (first === undefined) throw new Unsendable('no-such-host');
  // One that is not public among several is a trick, or a mistake that somebody should hear of.
  const isOurs = trial && addresses.every(isLoopback);
  if (!isOurs && !addresses.every(isPublicAddress)) throw new Unsendable('address-not-public');
  if (protocol !== 'https:' && !isOurs) throw new Unsendable('not-secure');
  return first;
}

type Sending = {
  target: URL;
  address: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
};

function send({ target, address, headers, body, signal }: Sending): Promise<WebhookAnswer> {
  const { hostname, port, pathname, search, protocol } = target;
  const isSecure = protocol === 'https:';
  const options = {
    method: 'POST',
    host: address,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    path: `${pathname}${search}`,
    headers,
    // A connection of its own: none that was opened to another address goes on.
    agent: false as const,
    signal,
    // The certificate is of the name, not of the address.
    ...(isSecure && !isIP(hostname.replace(/^\[|\]$/g, '')) && { servername: hostname }),
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(options, (reply) => {
      readAnswer(reply).then(resolve, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** So much of an answer as tells somebody what was wrong. Where a redirect leads to is not followed. */
async function readAnswer(reply: IncomingMessage): Promise<WebhookAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostAnswerBytes) break;
  }
  const text = Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString();
  return { kind: 'answered', status: reply.statusCode ?? 0, text };
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    work.then(resolve, reject);
  });
}

function failureOf(error: unknown, signal: AbortSignal): WebhookFailure {
  if (error instanceof Unsendable) return error.failure;
  if (signal.aborted) return 'too-slow';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'].includes(code)) return 'no-such-host';
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'not-secure';
  return 'unreachable';
}
