import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../../startup-error.ts';
import { program } from './binaries.ts';
import type { Binaries } from './binaries.ts';

/**
 * Stops the PostgreSQL that a killed Larder left running on this cluster, and no other process; takes away the file that says who runs. Its
 * number may by now be anybody's: PostgreSQL would wait for that process for ever, and in a container, where numbers begin again, the next
 * PostgreSQL may get it and be taken for ready by what the file says of the last one.
 */
export async function stopLeftover(
  binaries: Binaries,
  cluster: string,
  progress: (sentence: string) => void,
): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const [number, itsCluster = ''] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(number);
  // Windows tells no more of a process than its name: the file of a copied folder still names the other one.
  const elsewhere = process.platform === 'win32' && resolve(itsCluster.trim()) !== resolve(cluster);
  if (!pid || elsewhere || !isAlive(pid) || !(await serves(pid, cluster)))
    return rm(pidFile, { force: true });
  progress('Stopping the PostgreSQL that was left running when Larder was last killed.');
  if (await bringDown(binaries, pid, () => serves(pid, cluster)))
    return rm(pidFile, { force: true });
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
  if (basename(words[0] ?? '') !== 'postgres' || words[1] !== '-D') return false;
  // PostgreSQL works in its cluster's folder. Of another container's, a path would not tell: it may have the same name there.
  const [its, ours] = await Promise.all(
    [`/proc/${pid}/cwd`, cluster].map((path) => stat(path).catch(() => undefined)),
  );
  return its !== undefined && its.dev === ours?.dev && its.ino === ours.ino;
}

async function output(file: string, words: string[]): Promise<string> {
  const answer = await promisify(execFile)(file, words, { windowsHide: true }).catch(
    () => undefined,
  );
  return answer?.stdout ?? '';
}
