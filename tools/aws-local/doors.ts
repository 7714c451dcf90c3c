import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { endToEnd, type Answer, type Asked, type Handler } from './exchange.ts';

/** Opens a handler to this machine, and to no other. With a certificate it speaks https. */
export async function openDoor(
  handler: Handler,
  { port = 0, tls }: { port?: number; tls?: { key: string; cert: string } } = {},
): Promise<{ port: number; close: () => Promise<void> }> {
  const listener: RequestListener = (incoming, response) => {
    const answering = buffer(incoming)
      .then((body) => handler(askedOf(incoming.method, incoming.url, incoming, body)))
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(body);
      });
    // What a stand-in cannot do is said, not hidden as a broken connection.
    answering.catch((error: unknown) => response.writeHead(500).end(`Stand-in: ${String(error)}`));
  };
  // The doors behind have their own, narrower limits.
  const options = { maxHeaderSize: 65_536 };
  const server = tls
    ? createSecureServer({ ...options, ...tls }, listener)
    : createServer(options, listener);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function askedOf(
  method = 'GET',
  url = '/',
  { headers, socket }: { headers: IncomingHttpHeaders; socket: Socket },
  body: Buffer,
): Asked {
  const at = url.indexOf('?');
  return {
    method,
    body,
    from: socket.remoteAddress ?? 'unknown',
    headers: joined(headers),
    ...(at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) }),
  };
}

const joined = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const agent = new Agent({ keepAlive: true });

/** Asks the server at `base` the same thing. Rejects when it hangs up, or says nothing for `limitMs`. */
export function passOn(base: string, asked: Asked, limitMs: number): Promise<Answer> {
  const { method, path, query, headers, body } = asked;
  return new Promise((resolve, reject) => {
    const onward = request(
      new URL(base),
      {
        method,
        agent,
        timeout: limitMs,
        path: query ? `${path}?${query}` : path,
        headers: { ...endToEnd(headers), 'content-length': String(body.length) },
      },
      (incoming) => {
        const status = incoming.statusCode ?? 502;
        const known = endToEnd(incoming.headers as Answer['headers']);
        buffer(incoming).then((said) => resolve({ status, headers: known, body: said }), reject);
      },
    );
    onward.on('timeout', () => onward.destroy(new Error(`${base} said nothing for ${limitMs} ms`)));
    onward.on('error', reject);
    onward.end(body);
  });
}
