import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What an HTTP answer is made of. */
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

export type Front = Awaited<ReturnType<typeof openFront>>;

/**
 * A server in front of another that can fall ill. Frozen, it accepts and never answers; forgetful, the work is done and the answer
 * is lost; gone, it refuses connections until it is well again, at the same port. `answer` decides what is answered when it is well.
 */
export async function openFront(answer: (asked: IncomingMessage, body: Buffer) => Promise<Answer>) {
  let state: 'well' | 'frozen' | 'forgetful' = 'well';
  let toLose = 0;
  let heard = 0;
  const sockets = new Set<Socket>();
  const server = createServer((asked, response) => {
    heard += 1;
    // Whoever asked may have hung up: then there is nobody to tell.
    void serve(asked, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(asked);
    if (state === 'frozen') return;
    const { status, headers, body: said } = await answer(asked, body);
    if (state === 'forgetful' && toLose > 0) {
      toLose -= 1;
      response.destroy();
      return;
    }
    response.writeHead(status, headers).end(said);
  }

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function goAway(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    /** How many requests came, answered or not. */
    heard: () => heard,
    freeze: () => void (state = 'frozen'),
    loseAnswers: (count = Infinity) => {
      state = 'forgetful';
      toLose = count;
    },
    goAway,
    /** Whoever was kept waiting is let go unanswered. */
    recover: async () => {
      state = 'well';
      for (const socket of sockets) socket.destroy();
      if (!server.listening) await listen(port);
    },
    close: async () => {
      if (server.listening) await goAway();
    },
  };
}

/** Asks the server behind the same thing. */
export function passOn(behind: string, asked: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, headers } = asked;
    const onward = request(new URL(asked.url ?? '/', behind), { method, headers }, (answer) => {
      const known = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      buffer(answer).then(
        (said) =>
          resolve({
            status: answer.statusCode ?? 502,
            body: said,
            headers: Object.fromEntries(known) as Record<string, string>,
          }),
        reject,
      );
    });
    onward.on('error', reject);
    onward.end(body);
  });
}
