import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { Server as SocketServer, type Socket } from 'node:net';
import { setImmediate as endOfTurn, setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp, openShop, type Shop } from './app.ts';
import type { Config } from './config.ts';
import { loadDemo } from './office/demo/demo.ts';
import { createFirstAdministrator } from './people/auth/auth.ts';
import type { Joined, Opened } from './platform/neighbours.ts';
import { openPlatform } from './platform/open-platform.ts';
import type { Pages } from './http/pages.ts';
import { problemResponse } from './http/problem.ts';
import { Refusal } from './refusal.ts';
import type { Ready } from './http/ready-pages.ts';
import { malformedRequest, rawReplyTo } from './http/raw-replies.ts';
import { StartupError } from './startup-error.ts';

export type Running = Opened & { stop: () => Promise<void> };

export type Starting = {
  pages?: Pages;
  stopAsked?: AbortSignal;
  /** Told why when the embedded database died and could not be started again. */
  databaseLost?: (reason: StartupError) => void;
  /** Where this server is one of several at its port. */
  joined?: Joined;
};

/** Opens the store and listens. Resolves once it is ready; `stop` finishes what is in hand and closes everything. */
export async function start(
  config: Config,
  say: (sentence: string) => void,
  { pages, stopAsked, databaseLost, joined }: Starting = {},
): Promise<Running> {
  const platform = await openPlatform(config, {
    progress: say,
    databaseLost,
    seen: true,
    kept: joined?.kept,
    neighbours: joined?.neighbours,
  });
  try {
    stopAsked?.throwIfAborted();
    const shop = await openShop(platform, { pollMs: 1000 });
    stopAsked?.throwIfAborted();
    if (config.demo) await loadDemo(shop, say);
    stopAsked?.throwIfAborted();
    await createFirstAdministrator(shop, say);
    const server = createStoreServer(shop, pages);
    const visitors = watchVisitors(server);
    const port = await listen(server, config);
    const url = config.publicUrl.replace(/:0$/, `:${port}`);
    let stopping: Promise<void> | undefined;
    return {
      url,
      listening: `${config.host}:${port}`,
      stop: () => (stopping ??= stop(server, visitors, shop)),
    };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

/** How long senders may take, and whoever has been answered may stay. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Servers that were asked to stop, and let nobody in any more. */
const closing = new WeakSet<Server>();

/** 10 kB of headers, as the API's entrance in the cloud allows; slow senders are cut off. */
export function createStoreServer(shop: Shop, pages?: Pages, waits = patience): Server {
  const app = createApp(shop, pages);
  const { host } = new URL(shop.config.publicUrl);
  const listener = getRequestListener(app.fetch, {
    // What is no request at all (a bad Host, say) is refused like any other input.
    errorHandler: () => problemResponse(new Refusal('invalid-input'), 'none'),
  });
  const server = createServer({ maxHeaderSize: 10_240, ...waits }, (request, response) => {
    // Once the store is closing, whoever still asks on an open connection is answered and asked to leave.
    if (closing.has(server)) response.shouldKeepAlive = false;
    if (hostsOf(request) > 1) {
      request.socket.end(malformedRequest);
      return;
    }
    // HTTP/1.0 knows no Host, and some that look after a server's health still speak it.
    if (request.httpVersion === '1.0') request.headers.host ??= host;
    const ready = app.ready(
      request.method ?? '',
      request.url ?? '',
      (name) => request.headers[name] as string | undefined,
    );
    if (ready) writeReady(ready, response);
    else void listener(request, response);
  });
  const { neighbours, config } = shop;
  server.maxConnections = Math.ceil(config.maxConnections / (neighbours?.count ?? 1));
  // Who comes to a full server is turned away, and not sent round the others for ever.
  if (neighbours) Object.assign(server, { dropMaxConnection: true });
  let full = false;
  server.on('drop', () => {
    if (!full) shop.log.warn({ most: server.maxConnections }, 'more connections than are allowed');
    full = true;
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(rawReplyTo(error.code));
  });
  return server;
}

/** Node keeps the first of several, and a proxy in front may have heeded another. */
function hostsOf({ rawHeaders }: IncomingMessage): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
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

/** Once the store is closing: how often it looks around, how long nobody may have asked before idle connections are closed, and how long anybody may take to be answered. */
const leaveMs = { look: 250, quiet: 1_000, idle: 5_000, most: 10_000 };

/** Takes no new connections, answers what is in hand, lets the order desk commit, then closes the rest. */
async function stop(server: Server, visitors: Visitors, shop: Shop): Promise<void> {
  await closeDoor(server, visitors);
  // Not before: whoever is asked to leave while the door is open comes in again at once, and so many that some are shut out.
  closing.add(server);
  const began = performance.now();
  let asked = visitors.asked();
  let quietLooks = 0;
  // A request may be on its way on a connection that looks idle, and closing it would be a reset: who asks is answered with a farewell
  // instead, so idle connections are only closed when for a while nobody has asked.
  const tidying = setInterval(() => {
    quietLooks = visitors.asked() === asked ? quietLooks + 1 : 0;
    asked = visitors.asked();
    const late = performance.now() - began > leaveMs.idle;
    if (!late && quietLooks * leaveMs.look < leaveMs.quiet) return;
    server.closeIdleConnections();
    for (const socket of visitors.present) if (socket.bytesRead === 0) socket.destroy();
  }, leaveMs.look);
  const impatient = setTimeout(() => {
    server.closeAllConnections();
  }, leaveMs.most);
  await visitors.gone();
  clearInterval(tidying);
  clearTimeout(impatient);
  await shop.close();
}

type Visitors = {
  present: Set<Socket>;
  /** How many have come, and how many requests, so far. */
  arrivals: () => number;
  asked: () => number;
  gone: () => Promise<void>;
};

/** Node counts connections, but tells neither which of them have said nothing yet nor when the last has left. */
function watchVisitors(server: Server): Visitors {
  const present = new Set<Socket>();
  let arrivals = 0;
  let asked = 0;
  let whenGone = () => undefined as void;
  server.on('request', () => (asked += 1));
  server.on('connection', (socket) => {
    arrivals += 1;
    present.add(socket);
    socket.once('close', () => {
      present.delete(socket);
      if (present.size === 0) whenGone();
    });
  });
  return {
    present,
    arrivals: () => arrivals,
    asked: () => asked,
    gone: () =>
      new Promise((resolve) => {
        whenGone = resolve;
        if (present.size === 0) resolve();
      }),
  };
}

/** Whoever the system has let in already is received first: closing the door on them would be a reset. */
async function closeDoor(server: Server, visitors: Visitors): Promise<void> {
  const deadline = performance.now() + 500;
  for (let before = -1; before !== visitors.arrivals() && performance.now() < deadline;) {
    before = visitors.arrivals();
    for (let turns = 0; turns < 3; turns += 1) await endOfTurn();
    // Whoever comes to a door of several servers is handed on by the first process.
    if (cluster.isWorker) await pause(handOnMs);
  }
  // An HTTP server's own `close` also cuts every connection that is idle at this moment, with what is on its way there.
  SocketServer.prototype.close.call(server);
}

/** Longer than a connection takes from one process to another. */
const handOnMs = 20;
