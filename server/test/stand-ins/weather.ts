import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

type Pair = { client: Socket; server: Socket };
export type Weather = Awaited<ReturnType<typeof openWeather>>;

/** The network between a store and something it depends on: passes bytes on to `target` until a storm is asked for. */
export async function openWeather(target: { host: string; port: number }) {
  const pairs = new Set<Pair>();
  const waiting = new Set<Socket>();
  let frozen = false;
  let losing: { word: string; lost: () => void } | undefined;
  let listener: Server | undefined;

  function join(client: Socket): void {
    client.on('error', () => undefined);
    if (frozen) {
      waiting.add(client.pause());
      client.once('close', () => waiting.delete(client));
      return;
    }
    const server = connect(target);
    const pair = { client, server };
    pairs.add(pair);
    server.on('error', () => undefined);
    let doomed = false;
    client.on('data', (bytes) => {
      doomed ||= losing !== undefined && bytes.includes(losing.word);
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!doomed) return void client.write(bytes);
      client.resetAndDestroy();
      losing?.lost();
    });
    const part = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    client.once('close', part);
    server.once('close', part);
  }

  async function listen(port: number): Promise<number> {
    const server = createServer(join).listen(port, '127.0.0.1');
    await once(server, 'listening');
    listener = server;
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return address.port;
  }

  /** Every connection breaks at once, as when a server dies. */
  function reset(): void {
    for (const { client } of pairs) client.resetAndDestroy();
    for (const client of waiting) client.resetAndDestroy();
  }

  /** Nobody listens any more; connections break. */
  async function refuse(): Promise<void> {
    const closing = listener;
    listener = undefined;
    reset();
    if (closing) await new Promise((resolve) => closing.close(resolve));
  }

  /** Everything is accepted and nothing answered, as when a host is gone without a word. */
  function freeze(): void {
    frozen = true;
    for (const { client, server } of pairs) {
      client.pause();
      server.pause();
    }
  }

  /** From now on a question with this word arrives and its answer does not: the connection breaks instead. Resolves when that has happened. */
  const loseAnswersTo = (word: string) =>
    new Promise<void>((lost) => {
      losing = { word, lost };
    });

  /** The storm is over for whoever comes now. What was frozen stays so: a failover leads to another server. */
  async function clear(): Promise<void> {
    losing = undefined;
    frozen = false;
    if (!listener) await listen(port);
  }

  const port = await listen(0);
  return { port, reset, refuse, freeze, loseAnswersTo, clear, close: refuse };
}
