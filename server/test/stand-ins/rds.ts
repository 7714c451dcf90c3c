import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { makeCertificate } from './certificates.ts';

export type SignIn = { user: string; password: string };

/**
 * An RDS in front of a real PostgreSQL that trusts this machine: it speaks TLS only, with a certificate for `localhost` that `ca` proves,
 * asks for a password in clear text, as RDS does for tokens, and lets in whom `admits` admits.
 */
export async function openRds(options: {
  target: { host: string; port: number };
  admits: (signIn: SignIn) => boolean;
}) {
  const { ca, cert, key } = makeCertificate('localhost');
  const signIns: SignIn[] = [];
  const open = new Set<Socket>();

  async function receive(plain: Socket): Promise<void> {
    // A client that wants TLS asks for it with eight bytes; whoever does not is not answered.
    const asked = await bytes(plain, 8);
    if (asked.readInt32BE(4) !== 80_877_103) return void plain.destroy();
    plain.write('S');
    const client = new TLSSocket(plain, { isServer: true, cert, key });
    client.on('error', () => plain.destroy());
    const size = await bytes(client, 4);
    const startup = await bytes(client, size.readInt32BE() - 4);
    const words = startup.subarray(4).toString().split('\0');
    const user = words[words.indexOf('user') + 1] ?? '';
    client.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
    const head = await bytes(client, 5);
    const password = (await bytes(client, head.readInt32BE(1) - 4)).toString().slice(0, -1);
    signIns.push({ user, password });
    if (!options.admits({ user, password })) return void client.end(refusal(user));
    const server = connect(options.target);
    server.on('error', () => client.destroy());
    server.write(Buffer.concat([size, startup]));
    client.pipe(server).pipe(client);
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  const listener = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    receive(socket).catch(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    ca,
    port: address.port,
    /** Who tried to sign in so far, and with what. */
    signIns,
    /** Breaks every connection, as a failover does. */
    reset: () => {
      for (const socket of open) socket.resetAndDestroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

async function bytes(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const chunk = socket.read(count) as Buffer | null;
    if (chunk) return chunk;
    const end = await Promise.race([
      once(socket, 'readable').then(() => false),
      once(socket, 'close').then(() => true),
    ]);
    if (end) throw new Error('The client has left.');
  }
}

/** As PostgreSQL refuses whom its PAM does not know. */
function refusal(user: string): Buffer {
  const fields = `SFATAL\0C28000\0MPAM authentication failed for user "${user}"\0\0`;
  const size = Buffer.alloc(4);
  size.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), size, Buffer.from(fields)]);
}
