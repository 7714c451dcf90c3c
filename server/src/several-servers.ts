import cluster, { type Worker } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import type { Config } from './config.ts';
import {
  isOurs,
  type FromFirst,
  type FromServer,
  type Opened,
  type Said,
} from './platform/neighbours.ts';
import { openKeptDatabase } from './platform/open-kept-database.ts';
import type { Platform } from './platform/platform.ts';
import { StartupError } from './startup-error.ts';

/**
 * How a server that ended by itself is started again: what is waited before each try (the last for all that follow), and after how many ends in a
 * row it is not. One that was open for `steadyMs` before it ended is the first of its row.
 */
const pace = { pausesMs: [0, 200, 500, 1_000, 2_000, 5_000], mostEnds: 8, steadyMs: 5_000 };
/** Longer than a server takes for what is in hand (ten seconds) and for what it has begun; then it hangs, and is ended. */
const closeWithinMs = 30_000;

type Starting = {
  stopAsked: AbortSignal;
  /** Told why when the database, or a server, ended again and again and is not started any more. */
  lost: (reason: StartupError) => void;
};

/**
 * Opens the database once and starts `config.servers` servers on one port, each a process of its own; this one serves nobody. The first of them
 * does what is done once (migrations, demo, the first administrator) before the others begin. `stop` closes them all, and the database last.
 */
export async function startServers(
  config: Config,
  say: (sentence: string) => void,
  { stopAsked, lost }: Starting,
): Promise<Opened & { stop: () => Promise<void> }> {
  const { log, kept, stop } = await openKeptDatabase(config, { progress: say, databaseLost: lost });
  // Counts for all of them what each client of the API may ask.
  new RateLimiterClusterMaster();
  const servers: Server[] = [];
  const passOn = (from: number, said: Said) => {
    for (const server of servers)
      if (server.no !== from && (said.to ?? server.no) === server.no)
        server.tell({ ...said, from });
  };
  const open = (no: number): Promise<Opened> => {
    stopAsked.throwIfAborted();
    const welcome = { larder: 'welcome' as const, no, count: config.servers, kept };
    const server = keepServer({ welcome, log, passOn, lost });
    servers.push(server);
    return server.opened;
  };
  const closeAll = async (reason?: unknown): Promise<void> => {
    await Promise.all(servers.map(({ close }) => close(reason)));
    await stop();
  };
  const breakOff = () => {
    for (const server of servers) void server.close(stopAsked.reason);
  };
  stopAsked.addEventListener('abort', breakOff);
  try {
    const opened = await open(1);
    await Promise.all(Array.from({ length: config.servers - 1 }, (_, at) => open(at + 2)));
    return { ...opened, stop: closeAll };
  } catch (error) {
    await closeAll(error);
    throw error;
  } finally {
    stopAsked.removeEventListener('abort', breakOff);
  }
}

type Server = {
  no: number;
  /** Resolves when it is open for the first time; rejects when it never was. */
  opened: Promise<Opened>;
  tell: (message: FromFirst) => void;
  /** Resolves when it has ended. `reason` is what whoever waits for it to open is told. */
  close: (reason?: unknown) => Promise<void>;
};

type Keeping = {
  welcome: FromFirst & { larder: 'welcome' };
  log: Platform['log'];
  passOn: (from: number, said: Said) => void;
  lost: (reason: StartupError) => void;
};

/** Keeps one server running until it is closed: one that ends by itself is started again. */
function keepServer({ welcome, log, passOn, lost }: Keeping): Server {
  const { no } = welcome;
  const opened = Promise.withResolvers<Opened>();
  const closing = new AbortController();
  let worker: Worker | undefined;

  const tell = (message: FromFirst): void => {
    // One that ends at this moment hears nothing: what it was to be told ends with it.
    if (worker?.isConnected()) worker.send(message, () => undefined);
  };

  /** One life of it; answers how it ended, and how long it was open. */
  async function live(): Promise<{ reason: string; openMs: number | undefined }> {
    const ended = Promise.withResolvers<string>();
    let sentence: string | undefined;
    let openAt: number | undefined;
    const living = cluster.fork();
    worker = living;
    living.on('error', (error) => {
      log.warn({ err: error, server: no }, 'a server could not be told something');
    });
    living.on('message', (message: unknown) => {
      if (!isOurs(message)) return;
      const told = message as FromServer;
      if (told.larder === 'said') passOn(no, told);
      else if (told.larder === 'failed') sentence = told.sentence;
      else if (told.larder === 'open') {
        openAt = performance.now();
        opened.resolve({ url: told.url, listening: told.listening });
      } else {
        tell(welcome);
        if (closing.signal.aborted) tell({ larder: 'close' });
      }
    });
    living.on('exit', (code, signal) => {
      ended.resolve(sentence ?? `Server ${no} ended with ${signal || code}.`);
    });
    const reason = await ended.promise;
    return { reason, openMs: openAt === undefined ? undefined : performance.now() - openAt };
  }

  async function keep(): Promise<void> {
    let wasOpen = false;
    for (let ends = 0; ;) {
      const { reason, openMs } = await live();
      wasOpen ||= openMs !== undefined;
      if (closing.signal.aborted) return;
      if (!wasOpen) {
        opened.reject(new StartupError(reason));
        return;
      }
      ends = (openMs ?? 0) > pace.steadyMs ? 1 : ends + 1;
      if (ends >= pace.mostEnds) {
        lost(new StartupError(`A server of this store ends again and again: ${reason}`));
        return;
      }
      log.error({ server: no, reason }, 'a server has ended by itself, and is started again');
      const pauseMs = pace.pausesMs[Math.min(ends, pace.pausesMs.length) - 1] ?? 0;
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- `close` aborts it meanwhile
      if (closing.signal.aborted) return;
    }
  }

  const ended = keep();
  return {
    no,
    opened: opened.promise,
    tell,
    close: async (reason) => {
      closing.abort();
      opened.reject(reason);
      tell({ larder: 'close' });
      const impatient = setTimeout(() => {
        log.error({ server: no }, 'a server does not close, and is ended');
        worker?.process.kill('SIGKILL');
      }, closeWithinMs);
      await ended;
      clearTimeout(impatient);
    },
  };
}
