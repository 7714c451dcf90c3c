import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../../..');

/** A shallow clone has today's commit only. */
export const isInHistory = (commit: string): boolean =>
  spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: repository }).status === 0;

export const shortNameOf = (commit: string): string =>
  execFileSync('git', ['rev-parse', '--short=7', commit], { cwd: repository }).toString().trim();

/** The files of a commit in a folder of their own, with today's packages; gone after `remove`. */
export async function checkOut(commit: string) {
  const folder = await makeFolder();
  const options = { cwd: repository, maxBuffer: 1024 ** 3 };
  const files = execFileSync('git', ['archive', '--format=tar', commit], options);
  execFileSync('tar', ['-x', '-C', folder], { input: files });
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** As root, PostgreSQL runs as another user, who must get in. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-old-'));
  await chmod(folder, 0o755);
  return folder;
}
