import cluster from 'node:cluster';
import { join } from 'node:path';
import { ConfigError, doubtsOf, readConfig, type Config } from './config.ts';
import { joinNeighbours } from './platform/neighbours.ts';
import type { Running, Starting } from './serve.ts';
import { StartupError } from './startup-error.ts';
import { listenForStop } from './stop-asked.ts';

const print = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** How long a start may take to break off; a container's engine kills after 10 s. Whatever step is cut short, the next start begins it again. */
const breakOffMs = 8_000;

/**
 * The program: start.js, or `larder start`. Asked to stop while it starts, it breaks off after the step in hand. Where the store has several servers,
 * this process starts them, and each of them begins here too.
 */
export async function main(
  environment: Record<string, string | undefined>,
  stopAsked = listenForStop(),
): Promise<void> {
  process.umask(forOwnerOnly);
  if (cluster.isWorker) await serveAmongOthers(environment, stopAsked);
  else await openStore(environment, stopAsked);
}

async function openStore(
  environment: Record<string, string | undefined>,
  stopAsked: AbortSignal,
): Promise<void> {
  const began = performance.now();
  const late = () => void setTimeout(closedEarly, breakOffMs);
  stopAsked.addEventListener('abort', late);
  const lost = Promise.withResolvers<StartupError>();
  try {
    const config = readConfig(environment);
    const store = await openServers(config, stopAsked, lost.resolve);
    stopAsked.removeEventListener('abort', late);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const servers = config.servers > 1 ? `, by ${config.servers} servers` : '';
    print(
      `Larder is open at ${store.url} (listening on ${store.listening}, ready in ${seconds} s${servers}). Ctrl-C closes it.`,
    );
    for (const sentence of doubtsOf(config)) print(sentence);
    closeWhenAsked(store.stop, stopAsked);
    void lost.promise.then((reason) => closeAfter(reason, store.stop));
  } catch (error) {
    if (stopAsked.aborted && error === stopAsked.reason) closedEarly();
    if (!(error instanceof StartupError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** One server is this process itself. */
async function openServers(
  config: Config,
  stopAsked: AbortSignal,
  lost: (reason: StartupError) => void,
): Promise<Running> {
  if (config.servers === 1) return serve(config, { stopAsked, databaseLost: lost });
  const { startServers } = await import('./several-servers.ts');
  return startServers(config, print, { stopAsked, lost });
}

/** Loaded here, because a process that only starts servers has no shop in it. */
async function serve(config: Config, starting: Omit<Starting, 'pages'>): Promise<Running> {
  const [{ start }, { openPages }] = await Promise.all([
    import('./serve.ts'),
    import('./http/pages.ts'),
  ]);
  const pages = await openPages(join(import.meta.dirname, '../../web/build'));
  return start(config, print, { ...starting, pages });
}

/** One of several servers: closes when the process that started it says so, or for a signal of its own, after which it is started again. */
async function serveAmongOthers(
  environment: Record<string, string | undefined>,
  signalled: AbortSignal,
): Promise<void> {
  const joined = await joinNeighbours();
  const stopAsked = AbortSignal.any([signalled, joined.closeAsked]);
  const end = (code: number) => process.exit(code);
  try {
    const store = await serve(readConfig(environment), { stopAsked, joined });
    joined.opened({ url: store.url, listening: store.listening });
    const close = () => {
      store.stop().then(
        () => end(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          end(1);
        },
      );
    };
    if (stopAsked.aborted) close();
    else stopAsked.addEventListener('abort', close);
  } catch (error) {
    if (stopAsked.aborted && error === stopAsked.reason) end(0);
    if (!(error instanceof StartupError)) throw error;
    await joined.failed(error.message);
    end(1);
  }
}

/** What the store writes is nobody else's, and its owner can read it, whatever umask it was started with. */
const forOwnerOnly = 0o077;

/** Without its database it sells nothing: whoever watches over it hears of it, and starts it anew. */
async function closeAfter(reason: StartupError, stop: () => Promise<void>): Promise<void> {
  process.stderr.write(`${reason.message}\n`);
  await stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(1);
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
