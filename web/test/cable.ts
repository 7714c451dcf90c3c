import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Cable = Awaited<ReturnType<typeof openCable>>;

/** A cable to a database that can be pulled and put back: while it is out, nobody connects and nothing is answered. */
export async function openCable(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let isOut = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
      // A broken end closes, and the other with it.
      end.on('error', () => undefined);
      end.pipe(other);
    }
    if (isOut) near.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${own.port}` }).href,
    pull: () => {
      isOut = true;
      for (const end of ends) end.destroy();
    },
    putBack: () => {
      isOut = false;
    },
    close: () => {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
