import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartupError } from '../../../startup-error.ts';

export type Unlock = () => Promise<void>;

/** Claims a folder for this process, until it unlocks or dies in any way; refuses when another process has it. */
export async function lockFolder(realPath: string): Promise<Unlock> {
  const address = lockAddress(realPath, process.platform);
  const server =
    (await claim(address)) ?? ((await abandoned(address)) ? await claim(address) : undefined);
  if (!server)
    throw new StartupError(
      `The folder ${realPath} is already used by another Larder (stop it first, or set LARDER_DATA to another folder).`,
    );
  server.unref();
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

/** Linux and Windows have socket names that vanish with their process; elsewhere the name is a file. */
function lockAddress(realPath: string, platform: NodeJS.Platform): string {
  const id = createHash('sha256').update(realPath).digest('hex').slice(0, 40);
  if (platform === 'linux') return `\0larder-${id}`;
  if (platform === 'win32') return `\\\\.\\pipe\\larder-${id}`;
  return join(tmpdir(), `larder-${id}.lock`);
}

/** Undefined when the address is taken. */
export async function claim(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.listen(address);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** Removes a socket file whose process is gone; true when there was one. */
async function abandoned(address: string): Promise<boolean> {
  if (address.startsWith('\0') || address.startsWith('\\\\')) return false;
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') return false;
    await unlink(address);
    return true;
  } finally {
    socket.destroy();
  }
}
