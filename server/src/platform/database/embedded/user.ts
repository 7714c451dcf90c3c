import { execFile } from 'node:child_process';
import type { Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** A user that is not root, to run PostgreSQL as. */
export type User = { uid: number; gid: number; name: string };

export const isRoot = (): boolean => process.getuid?.() === 0;

/** The owner of this path or, when that is root or has no name (which initdb wants), nobody. */
export async function userFor(path: string): Promise<User> {
  const owner = await ownerOf(path);
  return owner.uid === 0 || !owner.name ? nobody() : owner;
}

/** Without a name when this machine does not know the owner. */
export async function ownerOf(path: string): Promise<User> {
  const { uid, gid } = await stat(path);
  return { uid, gid, name: await id('-un', `${uid}`) };
}

async function nobody(): Promise<User> {
  const [uid, gid] = await Promise.all([id('-u', 'nobody'), id('-g', 'nobody')]);
  return { uid: Number(uid) || 65_534, gid: Number(gid) || 65_534, name: 'nobody' };
}

/** What the program `id` says; nothing when it does not know. */
async function id(...question: string[]): Promise<string> {
  const answer = await promisify(execFile)('id', question).catch(() => undefined);
  return answer?.stdout.trim() ?? '';
}

/** The path itself if it is there, else the nearest folder above it that is. */
export async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** Whether the user may pass through the folder and all folders above it. */
export async function canReach(folder: string, user: User): Promise<boolean> {
  if (!allows(await stat(folder).catch(() => undefined), user, 0o1)) return false;
  return dirname(folder) === folder || canReach(dirname(folder), user);
}

export async function canRead(file: string, user: User): Promise<boolean> {
  const bits = dirname(file).endsWith('bin') ? 0o5 : 0o4;
  return (
    allows(await stat(file).catch(() => undefined), user, bits) && canReach(dirname(file), user)
  );
}

function allows(found: Stats | undefined, user: User, bits: number): boolean {
  if (!found) return false;
  const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
  return ((found.mode >> shift) & bits) === bits;
}

/** Whether root alone may change what is in these folders. */
export async function isOnlyRoots(...folders: string[]): Promise<boolean> {
  const found = await Promise.all(folders.map((folder) => lstat(folder).catch(() => undefined)));
  return found.every((it) => it?.isDirectory() && it.uid === 0 && (it.mode & 0o022) === 0);
}
