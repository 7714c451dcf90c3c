import { connect } from 'node:net';

export type Reply = { status: number; body: string };
export type LeanClient = {
  /** POSTs JSON and resolves with the answer. One request at a time. */
  post: (path: string, headers: string, body: string) => Promise<Reply>;
  get: (path: string, headers: string) => Promise<Reply>;
  close: () => void;
};

/**
 * One connection that asks and hears just enough HTTP: whatever a load generator uses of the shared cores is taken from the server that
 * it measures. Answers must have a Content-Length.
 */
export async function openLeanClient(url: string): Promise<LeanClient> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.setEncoding('latin1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let heard = '';
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  const fail = () => waiting?.reject(new Error('The server hung up.'));
  socket.on('close', fail);
  socket.on('error', fail);
  socket.on('data', (chunk: string) => {
    heard += chunk;
    const head = heard.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(heard)?.[1]);
    if (heard.length < head + 4 + length) return;
    const reply = { status: Number(heard.slice(9, 12)), body: heard.slice(head + 4) };
    heard = '';
    waiting?.resolve(reply);
  });
  const ask = (head: string, body: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(`${head}\r\n${body}`);
    });
  return {
    post: (path, headers, body) =>
      ask(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}`,
        body,
      ),
    get: (path, headers) => ask(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}`, ''),
    close: () => socket.destroy(),
  };
}
