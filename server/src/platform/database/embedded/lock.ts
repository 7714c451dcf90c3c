import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readlink, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../../startup-error.ts';
import { privateFile } from '../../files/private.ts';
import { unlessCode } from '../../files/unless-code.ts';

export type Unlock = () => Promise<void>;

/** Claims a folder for this process, until it unlocks or dies in any way; refuses when another process has it, in whatever container or machine. */
export async function lockFolder(realPath: string): Promise<Unlock> {
  const address = lockAddress(realPath, process.platform);
  const server =
    (await claim(address)) ?? ((await abandoned(address)) ? await claim(address) : undefined);
  if (!server) throw taken(realPath, 'another Larder');
  server.unref();
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  try {
    const unmark = await markFolder(realPath);
    return async () => {
      await unmark();
      await close();
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const taken = (realPath: string, by: string) =>
  new StartupError(
    `The folder ${realPath} is already used by ${by} (stop it first, or set LARDER_DATA to another folder).`,
  );

const markName = 'in-use.txt';
const beatMs = 2_000;
/** A store may be busy for some seconds, but not for as long as this. */
const silenceMs = 10_000;

/**
 * The lock's name is known within one network of one machine: other containers and other machines that share the folder see a mark in it,
 * which its holder touches while it lives.
 */
async function markFolder(realPath: string): Promise<Unlock> {
  const path = join(realPath, markName);
  const whose = await surroundings();
  const make = () =>
    writeFile(path, whose, { mode: privateFile, flag: 'wx' }).then(
      () => true,
      unlessCode('EEXIST', false),
    );
  while (!(await make())) {
    const found = await readFile(path, 'utf8').catch(unlessCode('ENOENT', undefined));
    if (found !== whose && (await isTouched(path)))
      throw taken(realPath, 'a Larder in another container or on another machine');
    await rm(path, { force: true });
  }
  const touch = () => {
    const now = new Date();
    // A mark that cannot be touched now is touched next time.
    utimes(path, now, now).catch(() => undefined);
  };
  const touching = setInterval(touch, beatMs).unref();
  return async () => {
    clearInterval(touching);
    await rm(path, { force: true });
  };
}

/** Within these the lock's name is enough: the machine since it started, and its network. */
async function surroundings(): Promise<string> {
  const machine = readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname());
  const network = readlink('/proc/self/ns/net').catch(() => '');
  return `${(await machine).trim()} ${await network}\n`;
}

/** Waits no longer than it takes to know; what is older than that by the file system's own clock needs no waiting. */
async function isTouched(path: string): Promise<boolean> {
  const first = await modified(path);
  const probe = `${path}.${process.pid}`;
  try {
    for (;;) {
      await writeFile(probe, '', { mode: privateFile });
      const now = await modified(path);
      if (now === undefined) return false;
      if (now !== first) return true;
      if (((await modified(probe)) ?? 0) - now > silenceMs) return false;
      await pause(200);
    }
  } finally {
    await rm(probe, { force: true });
  }
}

const modified = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(unlessCode('ENOENT', undefined)))?.mtimeMs;

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
