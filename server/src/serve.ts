import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp, openShop, type Shop } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { loadDemo } from './office/demo/demo.ts';
import { createFirstAdministrator } from './people/auth/auth.ts';
import { openPlatform } from './platform/open-platform.ts';
import { openPages, type Pages } from './http/pages.ts';
import { problemResponse } from './http/problem.ts';
import { Refusal } from './refusal.ts';
import type { Ready } from './http/ready-pages.ts';
import { headersTooLarge, malformedRequest } from './http/raw-replies.ts';
import { StartupError } from './startup-error.ts';
import { listenForStop } from './stop-asked.ts';

const print = (sentence: string) => process.stdout.write(`${sentence}\n`);

type Running = { url: string; listening: string; stop: () => Promise<void> };

/** Opens the store and listens. Resolves once it is ready; `stop` finishes what is in hand and closes everything. */
export async function start(
  config: Config,
  say: (sentence: string) => void,
  pages?: Pages,
  stopAsked?: AbortSignal,
): Promise<Running> {
  const platform = await openPlatform(config, { progress: say });
  try {
    stopAsked?.throwIfAborted();
    const shop = await openShop(platform, { pollMs: 1000 });
    stopAsked?.throwIfAborted();
    if (config.demo) await loadDemo(shop, say);
    stopAsked?.throwIfAborted();
    await createFirstAdministrator(shop, say);
    const server = createStoreServer(shop, pages);
    const port = await listen(server, config);
    const url = config.publicUrl.replace(/:0$/, `:${port}`);
    return { url, listening: `${config.host}:${port}`, stop: () => stop(server, shop) };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

/** 10 kB of headers, as the API's entrance in the cloud allows; slow senders are cut off. */
export function createStoreServer(shop: Shop, pages?: Pages): Server {
  const app = createApp(shop, pages);
  const listener = getRequestListener(app.fetch, {
    // What is no request at all (a bad Host, say) is refused like any other input.
    errorHandler: () => problemResponse(new Refusal('invalid-input'), 'none'),
  });
  const server = createServer(
    {
      maxHeaderSize: 10_240,
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      // Once the store is closing, whoever still asks on an open connection is answered and asked to leave.
      if (!server.listening) response.shouldKeepAlive = false;
      const ready = app.ready(
        request.method ?? '',
        request.url ?? '',
        (name) => request.headers[name] as string | undefined,
      );
      if (ready) writeReady(ready, response);
      else void listener(request, response);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    socket.end(error.code === 'HPE_HEADER_OVERFLOW' ? headersTooLarge : malformedRequest);
  });
  return server;
}

function writeReady({ status, headers, body }: Ready, response: ServerResponse): void {
  if (body) headers.push('content-length', String(body.length));
  response.writeHead(status, headers);
  response.end(body);
}

async function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const because: Record<string, string> = {
        EADDRINUSE: `Port ${port} is already in use: stop what uses it, or set PORT to another.`,
        EACCES: `Port ${port} may not be used by this user: set PORT to one above 1023.`,
        EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one of its own.`,
      };
      reject(
        new StartupError(
          because[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}.`,
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Takes no new connections, answers what is in hand, lets the order desk commit, then closes the rest. */
async function stop(server: Server, shop: Shop): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const tidying = setInterval(() => {
    server.closeIdleConnections();
  }, 100);
  const impatient = setTimeout(() => {
    server.closeAllConnections();
  }, 10_000);
  await closed;
  clearInterval(tidying);
  clearTimeout(impatient);
  await shop.close();
}

const builtPages = join(import.meta.dirname, '../../web/build');

/** How long a start may take to break off; a container's engine kills after 10 s. Whatever step is cut short, the next start begins it again. */
const breakOffMs = 8_000;

/** The program: start.js, or `larder start`. Asked to stop while it starts, it breaks off after the step in hand. */
export async function main(
  environment: Record<string, string | undefined>,
  stopAsked = listenForStop(),
): Promise<void> {
  const began = performance.now();
  const late = () => void setTimeout(closedEarly, breakOffMs);
  stopAsked.addEventListener('abort', late);
  try {
    const config = readConfig(environment);
    const store = await start(config, print, await openPages(builtPages), stopAsked);
    stopAsked.removeEventListener('abort', late);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(
      `Larder is open at ${store.url} (listening on ${store.listening}, ready in ${seconds} s). Ctrl-C closes it.`,
    );
    closeWhenAsked(store.stop, stopAsked);
  } catch (error) {
    if (stopAsked.aborted && error === stopAsked.reason) closedEarly();
    if (!(error instanceof StartupError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function closedEarly(): never {
  print('Closed before it was open.');
  process.exit(0);
}

function closeWhenAsked(stop: () => Promise<void>, stopAsked: AbortSignal): void {
  const close = () => {
    print('Closing: finishing the orders in hand.');
    stop().then(
      () => {
        print('Closed.');
        process.exit(0);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  if (stopAsked.aborted) close();
  else stopAsked.addEventListener('abort', close);
}
