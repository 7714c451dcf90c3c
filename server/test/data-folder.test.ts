import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const launcher = join(import.meta.dirname, '../bin/larder.js');
let parent: string;
let data: string;
let servers: ChildProcess[];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'larder-folder-'));
  // As root, PostgreSQL runs as another user, who must get in.
  await chmod(parent, 0o755);
  data = join(parent, 'data');
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map(stop));
  await rm(parent, { recursive: true, force: true });
});

const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  LARDER_DATA: folder,
  LARDER_DEMO: 'no',
  PORT: '0',
});

/** As somebody starts it whose shell has this umask. */
async function open(folder = data, umask = '022'): Promise<{ url: string; server: ChildProcess }> {
  const script = 'umask "$1"; shift; exec "$@"';
  const words = ['-c', script, 'sh', umask, process.execPath, launcher, 'start'];
  const server = spawn('/bin/sh', words, {
    env: environmentOf(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(server);
  let said = '';
  server.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const at = /listening on (\S+?)[,)]/.exec(said)?.[1];
      if (at) resolve(`http://${at}`);
    });
    server.once('exit', () => reject(new Error(said)));
  });
  return { url, server };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

const larder = (folder: string, ...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: environmentOf(folder) };
    execFile(process.execPath, [launcher, ...words], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

const signUp = (url: string, email: string) =>
  fetch(`${url}/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'a pantry full of limes' }),
  });

/** Waits for the letter, so that everything a store writes is there. */
async function letterIn(folder: string): Promise<void> {
  const letters = async () => (await readdir(join(folder, 'mail'))).filter((it) => /eml$/.test(it));
  await expect.poll(letters, { timeout: 30_000 }).not.toEqual([]);
}

/** Whatever somebody else could read, enter or write, by its path; PostgreSQL keeps its cluster shut itself. */
async function openTo(others: number, folder: string): Promise<string[]> {
  const found = await lstat(folder);
  const mine = (found.mode & others) === 0 ? [] : [`${folder} ${(found.mode & 0o777).toString(8)}`];
  if (!found.isDirectory() || folder.endsWith('/cluster')) return mine;
  const names = await readdir(folder);
  const theirs = await Promise.all(names.map((name) => openTo(others, join(folder, name))));
  return [...mine, ...theirs.flat()];
}
/** As root, PostgreSQL's user passes by its group: it may enter two folders, and read nothing. */
const others = process.getuid?.() === 0 ? 0o067 : 0o077;

describe('what lies in the data folder is nobody else’s', () => {
  test.for(['000', '0777'])('with a umask of %s', async (umask) => {
    const { url } = await open(data, umask);
    expect((await signUp(url, 'ada@example.com')).status).toBe(202);
    await letterIn(data);
    expect(await openTo(others, data)).toEqual([]);
  });

  test('where an earlier Larder, or a backup, left it open', async () => {
    const first = await open();
    await signUp(first.url, 'ada@example.com');
    await letterIn(data);
    await stop(first.server);
    for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!path.includes('/cluster')) await chmod(path, entry.isDirectory() ? 0o755 : 0o644);
    }
    await chmod(data, 0o755);
    await open();
    expect(await openTo(others, data)).toEqual([]);
  });

  test('but a folder that holds other things keeps its mode', async () => {
    await mkdir(data, { mode: 0o755 });
    await writeFile(join(data, 'holiday.txt'), 'Lanzarote');
    const { url } = await open();
    await signUp(url, 'ada@example.com');
    await letterIn(data);
    expect((await lstat(data)).mode & 0o777).toBe(0o755);
    expect((await lstat(join(data, 'mail'))).mode & 0o777).toBe(0o700);
  });

  test('a command beside the running store leaves its PostgreSQL the way in', async () => {
    const { url } = await open();
    expect((await larder(data, 'orders', 'list')).code).toBe(0);
    const [pid] = (await readFile(join(data, 'postgres/cluster/postmaster.pid'), 'utf8')).split(
      '\n',
    );
    process.kill(Number(pid), 'SIGKILL');
    await expect
      .poll(() => fetch(`${url}/api/ready`).then((reply) => reply.status), { timeout: 60_000 })
      .toBe(503);
    await expect
      .poll(() => fetch(`${url}/api/ready`).then((reply) => reply.status), { timeout: 60_000 })
      .toBe(200);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });
});

describe('a command on a copy of the folder', () => {
  const ownerOfCopy = async (copy: string) =>
    (await larder(copy, 'grant-admin', 'ada@example.com')).code;

  test('leaves the live shop alone, wherever the copy lies', async () => {
    const { url, server } = await open();
    await signUp(url, 'ada@example.com');
    await letterIn(data);
    const copy = join(parent, 'copy');
    // As `cp -a` does while the store runs: its address, its password and the number of its PostgreSQL come along.
    await promised('cp', '-a', data, copy);
    const before = await larder(data, 'orders', 'list', '--json');
    expect(before.code).toBe(0);
    expect((await larder(copy, 'stock', 'receive', '1', '1')).err).not.toContain('already used');
    await ownerOfCopy(copy);
    expect(server.exitCode).toBeNull();
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
    const [live, copied] = await Promise.all(
      [data, copy].map((folder) =>
        lstat(join(folder, 'postgres/cluster/postmaster.pid')).catch(String),
      ),
    );
    expect(typeof live).toBe('object');
    expect(copied).toContain('ENOENT');
  });

  test('is on the copy, also where the shop is known by another name or was moved', async () => {
    const { url } = await open();
    const link = join(parent, 'link');
    await symlink(data, link);
    expect(await larder(link, 'orders', 'list', '--json')).toMatchObject({
      code: 0,
      out: '[]\n',
      err: '',
    });
    const moved = join(parent, 'moved');
    await rename(data, moved);
    expect(await larder(moved, 'orders', 'list', '--json')).toMatchObject({
      code: 0,
      out: '[]\n',
      err: '',
    });
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });
});

describe('a folder that a Larder of another container or machine has', () => {
  const elsewhere = '11111111-2222-3333-4444-555555555555 net:[1]\n';

  test('is refused while that one lives', async () => {
    await mkdir(join(data, 'postgres'), { recursive: true });
    const mark = join(data, 'postgres/in-use.txt');
    await writeFile(mark, elsewhere);
    const stopped = new AbortController();
    const beat = (async () => {
      while (!stopped.signal.aborted) {
        await utimes(mark, new Date(), new Date());
        await pause(500);
      }
    })();
    try {
      await expect(open()).rejects.toThrow('in another container or on another machine');
      expect(await readFile(mark, 'utf8')).toBe(elsewhere);
    } finally {
      stopped.abort();
      await beat;
    }
  });

  test('is taken over once that one is dead', async () => {
    const first = await open();
    first.server.kill('SIGKILL');
    await once(first.server, 'exit');
    await writeFile(join(data, 'postgres/in-use.txt'), elsewhere);
    const { url } = await open();
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  });
});

function promised(program: string, ...words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, words, (error) => (error ? reject(new Error(error.message)) : resolve()));
  });
}
