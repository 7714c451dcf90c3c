import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../../startup-error.ts';
import { program } from './binaries.ts';
import type { Binaries } from './binaries.ts';

/** Stops the PostgreSQL that a killed Larder left running on this cluster, and no other process. */
export async function stopLeftover(
  binaries: Binaries,
  cluster: string,
  progress: (sentence: string) => void,
): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !isAlive(pid)) return;
  // After a restart of the machine the number may be anybody's; PostgreSQL would wait for that process for ever.
  if (!(await serves(pid, cluster))) return rm(pidFile, { force: true });
  progress('Stopping the PostgreSQL that was left running when Larder was last killed.');
  if (await bringDown(binaries, pid, () => serves(pid, cluster))) return;
  throw new StartupError(
    `PostgreSQL still runs on ${cluster} and does not stop: end process ${pid}, then start Larder again.`,
  );
}

/** Asks for a fast shutdown, then for an immediate one. False when the process lives on all the same. */
export async function bringDown(
  binaries: Binaries,
  pid: number,
  alive: () => Promise<boolean>,
): Promise<boolean> {
  for (const [signal, patienceMs] of [
    ['INT', 20_000],
    ['QUIT', 10_000],
  ] as const) {
    if (!(await alive())) return true;
    await send(binaries, pid, signal);
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(10))
      if (!(await alive())) return true;
  }
  return false;
}

async function send(binaries: Binaries, pid: number, signal: 'INT' | 'QUIT'): Promise<void> {
  if (process.platform === 'win32')
    await output(program(binaries, 'pg_ctl'), ['kill', signal, `${pid}`]);
  else if (isAlive(pid)) process.kill(pid, `SIG${signal}`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether this process is the PostgreSQL of this cluster, also when its folder was moved while it ran. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32')
    return (await output('tasklist', ['/fi', `PID eq ${pid}`, '/nh'])).includes('postgres.exe');
  if (process.platform !== 'linux')
    return (await output('ps', ['-ww', '-o', 'command=', '-p', `${pid}`])).includes(
      `postgres -D ${cluster} -c `,
    );
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const folder = words[words.indexOf('-D') + 1];
  if (folder === undefined || basename(words[0] ?? '') !== 'postgres') return false;
  const absent = (error: NodeJS.ErrnoException) => error.code === 'ENOENT';
  return folder === cluster || (await stat(folder).then(() => false, absent));
}

async function output(file: string, words: string[]): Promise<string> {
  const answer = await promisify(execFile)(file, words, { windowsHide: true }).catch(
    () => undefined,
  );
  return answer?.stdout ?? '';
}
