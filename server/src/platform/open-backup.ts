import { randomBytes } from 'node:crypto';
import { lchown, mkdir, open, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { utimes } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { StartupError } from '../startup-error.ts';
import type { Bytes } from './backup/bytes.ts';
import { filePlace, unfinished } from './backup/file-place.ts';
import { nameAt, scheduledName, spentOf, type BackupPlace } from './backup/place.ts';
import { readSealed, writeSealed } from './backup/sealed-file.ts';
import { readTar, tarEnd, tarFile, type TarEntry } from './backup/tar.ts';
import { withAddOn } from './add-ons.ts';
import { adoptCluster, removeHome } from './database/embedded/adopt.ts';
import { baseBackup, sizeOfCluster } from './database/embedded/base-backup.ts';
import { startEmbedded } from './database/embedded.ts';
import { markBackup } from './files/backup-mark.ts';
import { makeDataFolder } from './files/data-folder.ts';
import { privateFile, privateFolder } from './files/private.ts';
import { unlessCode } from './files/unless-code.ts';
import { keepNames } from './files/write-file.ts';

/** The last entry of every backup: what it holds. */
const contents = z.object({
  /** Whatever the store answered before is in it; null where its database is not. */
  holdsUntil: z.iso.datetime().nullable(),
});
const contentsName = 'backup.json';

type BackingUp = {
  file: string;
  /** The database of the server that runs, where one does; else as the configuration has it. */
  beside: Config['database'];
  passphrase: string | undefined;
  progress: (sentence: string) => void;
  stopAsked?: AbortSignal;
};

export type BackedUp = { bytes: number; holdsUntil: Date | null };

/** Writes one file with all that the store keeps on this machine, beside a running server or alone. What is elsewhere is told of. */
export async function backUp(config: Config, asked: BackingUp): Promise<BackedUp> {
  const place = await placeOf(config, asked.file);
  if (await place.isTaken())
    throw new StartupError(`There is a file ${place.name} already: give the backup another name.`);
  for (const sentence of elsewhere(config)) asked.progress(sentence);
  const { url, stop } = await openCluster(config, asked);
  let holdsUntil: Date | null = null;
  let written: number;
  async function* content(): AsyncGenerator<Buffer> {
    if (url === undefined) yield tarEnd;
    else yield* baseBackup(url, (how) => ({ holdsUntil } = how));
    // After the database: a picture is there before a recipe names it, and none is ever taken away.
    for (const path of await filesOf(config)) {
      const entry = await fileEntry(config.dataFolder, path);
      if (entry) yield entry;
    }
    const told: z.input<typeof contents> = { holdsUntil: holdsUntil?.toISOString() ?? null };
    yield tarFile(contentsName, Buffer.from(JSON.stringify(told)), new Date());
    yield tarEnd;
  }
  try {
    const bytes = (url === undefined ? 0 : await sizeOfCluster(url)) + (await sizeOfFiles(config));
    const { passphrase, stopAsked } = asked;
    const about = { passphrase, madeAt: new Date(), bytes, stopAsked };
    written = await writeSealed(place, content(), about);
  } catch (error) {
    if (asked.stopAsked?.aborted)
      throw new StartupError('The backup was broken off; nothing is kept.', { cause: error });
    throw unwritable(error, `The backup ${place.name}`);
  } finally {
    await stop();
  }
  await markBackup(config.dataFolder).catch((error: unknown) => {
    const { code = 'no reason' } = error as NodeJS.ErrnoException;
    asked.progress(
      `The backup is whole, but that it was made cannot be noted in ${config.dataFolder} (${code}): larder health does not know of it.`,
    );
  });
  return { bytes: written, holdsUntil };
}

/** In one sentence where it is the place that does not let itself be written. */
function unwritable(error: unknown, what: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const because: Partial<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'this user has no more room',
    ENOENT: 'there is no such folder',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'nothing can be written there',
  };
  const reason = because[code];
  if (reason === undefined) return error;
  return new StartupError(`${what} cannot be written: ${reason}.`, { cause: error });
}

/** What a backup of this store does not hold, a sentence each. */
function elsewhere({ database, objects, secret, accounts, choices }: Config): string[] {
  const sentences: [boolean, string][] = [
    [
      database.kind !== 'embedded',
      'The database at DATABASE_URL is not in this backup: keep it with pg_dump, or as whoever runs it does.',
    ],
    [objects.kind === 's3', 'Pictures are in a bucket of S3, and not in this backup.'],
    [choices.kind === 'dynamo', 'Baskets are in DynamoDB, and not in this backup.'],
    [accounts.kind === 'cognito', 'Accounts are at Cognito, and not in this backup.'],
    [secret !== undefined, 'LARDER_SECRET is a setting, and not in this backup: keep it as well.'],
  ];
  return sentences.filter(([isSo]) => isSo).map(([, sentence]) => sentence);
}

/** The embedded database: that of the running server, or started for this alone. */
async function openCluster(
  config: Config,
  { beside, progress }: Pick<BackingUp, 'beside' | 'progress'>,
) {
  const { database } = config;
  const stop = () => Promise.resolve();
  if (database.kind !== 'embedded') return { url: undefined, stop };
  if (beside.kind === 'postgres') return { url: beside.url, stop };
  if (!(await stat(database.folder).catch(unlessCode('ENOENT', undefined))))
    throw new StartupError(
      `There is no store in ${config.dataFolder}: set LARDER_DATA to its folder.`,
    );
  const folderIsOurs = await makeDataFolder(config.dataFolder);
  return startEmbedded({
    folder: database.folder,
    ...(folderIsOurs && { within: config.dataFolder }),
    log: pino({ level: config.logLevel }, pino.destination(2)),
    progress,
  });
}

/** Files of the store beside its database, by their paths below the data folder. */
async function filesOf({ dataFolder, objects, mail, secret }: Config): Promise<string[]> {
  const folders = [
    ...(objects.kind === 'folder' ? ['objects'] : []),
    ...(mail.kind === 'folder' ? ['mail'] : []),
  ];
  const found: string[] = [];
  for (const folder of folders) {
    const path = join(dataFolder, folder);
    const options = { recursive: true, withFileTypes: true } as const;
    const entries = await readdir(path, options).catch(unlessCode('ENOENT', []));
    for (const entry of entries) {
      // What begins so is being written, or a lock.
      if (!entry.isFile() || entry.name.startsWith('=')) continue;
      found.push(join(entry.parentPath, entry.name).slice(dataFolder.length + 1));
    }
  }
  return secret === undefined ? ['secret', ...found] : found;
}

/** Undefined where it has gone meanwhile. */
async function fileEntry(dataFolder: string, path: string): Promise<Buffer | undefined> {
  const file = await open(join(dataFolder, path)).catch(unlessCode('ENOENT', undefined));
  if (!file) return undefined;
  try {
    const { mtime } = await file.stat();
    return tarFile(path.replaceAll('\\', '/'), await file.readFile(), mtime);
  } finally {
    await file.close();
  }
}

async function sizeOfFiles(config: Config): Promise<number> {
  let bytes = 0;
  for (const path of await filesOf(config)) {
    const found = await stat(join(config.dataFolder, path)).catch(unlessCode('ENOENT', undefined));
    bytes += found?.size ?? 0;
  }
  return bytes;
}

type Restoring = {
  file: string;
  folder: string;
  passphrase: string | undefined;
  progress: (sentence: string) => void;
};

export type Restored = { madeAt: Date; holdsUntil: Date | null; sealed: boolean };

/**
 * Makes a data folder of a backup, in an empty folder. Until all of it is there, and opens, it lies under a name that no store is looked for
 * under; where something fails, the folder is left as it was.
 */
export async function restore(
  config: Pick<Config, 'backupBucket'>,
  { file, passphrase, ...asked }: Restoring,
): Promise<Restored> {
  const folder = resolve(asked.folder);
  return readSealed(await placeOf(config, file), passphrase, async (bytes, about) => {
    const made = await claimFolder(folder, about.bytes);
    const staging = join(folder, `restoring-${randomBytes(4).toString('hex')}`);
    try {
      const holdsUntil = await unpack(bytes, { folder, staging, progress: asked.progress });
      await putInPlace(staging, folder);
      return { madeAt: about.madeAt, holdsUntil, sealed: about.sealed };
    } catch (error) {
      await removeHome(join(staging, 'postgres'));
      await rm(staging, { recursive: true, force: true });
      if (made) await rmdir(folder).catch(unlessCode('ENOTEMPTY', undefined));
      throw unwritable(error, `The folder ${folder}`);
    }
  });
}

/** Takes away what was restored, also a database that had to be kept elsewhere. */
export async function removeRestored(folder: string): Promise<void> {
  await removeHome(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

/** Answers whether the folder was made. */
async function claimFolder(folder: string, bytes: number): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR')
      return unlessCode('ENOENT', undefined)(error);
    throw new StartupError(`${folder} is not a folder.`);
  });
  if (names?.some((name) => name !== 'lost+found'))
    throw new StartupError(
      `The folder ${folder} is not empty: a backup is restored into an empty one.`,
    );
  await makeDataFolder(folder);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return names === undefined;
  if (names === undefined) await rmdir(folder);
  const megabytes = (count: number) => `${Math.ceil(count / 1024 ** 2)} MB`;
  throw new StartupError(
    `The backup takes about ${megabytes(bytes)}, and where ${folder} lies only ${megabytes(bavail * bsize)} are free.`,
  );
}

type Unpacking = { folder: string; staging: string; progress: (sentence: string) => void };

async function unpack(
  bytes: Bytes,
  { folder, staging, progress }: Unpacking,
): Promise<Date | null> {
  const cluster = readTar(bytes);
  const first = await cluster.next();
  if (first.done) await mkdir(staging, { mode: privateFolder });
  else
    await adoptCluster(
      { folder: join(staging, 'postgres'), within: folder, progress },
      async (target) => {
        // PostgreSQL puts its cluster on the disk itself, as it recovers.
        await writeEntry(target, first.value, { synced: false });
        for await (const entry of cluster) await writeEntry(target, entry, { synced: false });
      },
      afterRestore,
    );
  let told: z.output<typeof contents> | undefined;
  for await (const entry of readTar(bytes)) {
    if (entry.path === contentsName) told = contents.parse(JSON.parse(await textOf(entry)));
    else await writeEntry(staging, entry, { synced: true });
  }
  if (!told) throw new Error('The backup does not say what it holds.');
  return told.holdsUntil === null ? null : new Date(told.holdsUntil);
}

async function textOf({ body }: TarEntry): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function writeEntry(
  folder: string,
  { path, kind, modifiedAt, body }: TarEntry,
  { synced }: { synced: boolean },
): Promise<void> {
  const target = join(folder, path);
  if (kind === 'folder') {
    await mkdir(target, { mode: privateFolder, recursive: true });
    return;
  }
  await mkdir(dirname(target), { mode: privateFolder, recursive: true });
  const file = await open(target, 'wx', privateFile);
  try {
    for await (const part of body) await file.writeFile(part);
    if (synced) await file.sync();
  } finally {
    await file.close();
  }
  await utimes(target, modifiedAt, modifiedAt);
}

/** The database last: what begins to look like a store is one. */
async function putInPlace(staging: string, folder: string): Promise<void> {
  const names = await readdir(staging);
  const last = (name: string) => Number(name === 'postgres');
  for (const name of names.sort((a, b) => last(a) - last(b))) {
    if (name !== 'postgres') await giveToOwnerOf(folder, join(staging, name));
    await rename(join(staging, name), join(folder, name));
  }
  await rmdir(staging);
  await keepNames(folder);
}

/** Root restores for whoever has the folder. */
async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const owner = await stat(folder);
  if (owner.uid === 0) return;
  await lchown(path, owner.uid, owner.gid);
  if (!(await stat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveToOwnerOf(folder, join(path, name));
}

/**
 * Numbers that customers and providers have heard of since the backup are nobody else's: decision 32. Documents have no gaps, and so go on in
 * a series of their own.
 */
const goPast = `do $$ declare counted record; begin
  for counted in select pg_get_serial_sequence(of_table, of_column) as numbers
    from (values ('payment', 'payment_no'), ('refund', 'refund_no'), ('customer', 'customer_no'), ('orders', 'order_no')) known (of_table, of_column)
    where to_regclass(of_table) is not null
  loop perform setval(counted.numbers, nextval(counted.numbers) + 1000000); end loop;
  insert into number_series (series, last_number)
    select letters || (count(*) + 1), 0 from (select rtrim(series, '0123456789') as letters from number_series) kind group by letters;
end $$`;

/** Stored results may be newer than the restored menu: they are made again. */
const publishAgain = `insert into outbox (kind, payload) values ('catalogue-changed', '{}')`;

const afterRestore = [goPast.replaceAll(/\n */g, ' '), publishAgain];

/** As `filePlace` calls what it has begun. */
const isAbandoned = (name: string): boolean => {
  const [begun = '', ending] = name.split(unfinished);
  return scheduledName.test(begun) && ending !== undefined && /^[0-9a-f]{8}$/.test(ending);
};
const abandonedAfterMs = 3_600_000;

type Buckets = Pick<Config, 'backupBucket'>;

/** Where in a bucket, where a bucket is meant: what asks it is loaded only then. */
async function inBucket({ backupBucket }: Buckets, text: string) {
  if (!text.startsWith('s3:')) return undefined;
  const { bucketAddress, openBackupBucket } = await withAddOn(
    'aws',
    () => import('./backup/s3-place.ts'),
  );
  const at = bucketAddress(text);
  if (!at) throw new StartupError(`${text} is none of a bucket: write s3://BUCKET/NAME.`);
  return { at, bucket: openBackupBucket(backupBucket) };
}

async function placeOf(config: Buckets, text: string): Promise<BackupPlace> {
  const found = await inBucket(config, text);
  if (!found) return filePlace(resolve(text));
  if (/(^|\/)$/.test(found.at.Key))
    throw new StartupError(`${text} names no backup: write s3://BUCKET/NAME, or give --to.`);
  return found.bucket.place(text, found.at);
}

/** The next backup in a folder of them, which is made if need be, or below a name in a bucket. */
export async function nextPlace(folder: string, now: Date): Promise<string> {
  if (folder.startsWith('s3:')) return `${folder.replace(/\/+$/, '')}/${nameAt(now)}`;
  await mkdir(folder, { recursive: true, mode: privateFolder });
  return join(resolve(folder), nameAt(now));
}

/** Keeps this backup and the newest others, so many in all; answers the names of those it deleted. Other files are left alone. */
export async function keepNewest(config: Buckets, file: string, most: number): Promise<string[]> {
  const found = await inBucket(config, file);
  if (found) return found.bucket.keepNewest(file, found.at, most);
  const folder = dirname(file);
  const names = await readdir(folder);
  const others = names.filter((name) => scheduledName.test(name) && name !== basename(file));
  const spent = spentOf(others, most);
  for (const name of spent) await rm(join(folder, name));
  for (const name of names.filter(isAbandoned)) {
    const found = await stat(join(folder, name)).catch(unlessCode('ENOENT', undefined));
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(join(folder, name));
  }
  return spent;
}
