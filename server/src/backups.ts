import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { besideServer } from './platform/open-beside.ts';
import * as backup from './platform/open-backup.ts';
import { StartupError } from './startup-error.ts';
import { listenForStop } from './stop-asked.ts';
import { aside, say, UnevenBooks } from './terminal.ts';

export type Opening = { passphraseFile?: string };
export type BackupOptions = Opening & { to?: string; keep?: number };

export async function backUp(
  config: Config,
  path: string | undefined,
  { to, keep, ...opening }: BackupOptions,
): Promise<void> {
  const began = performance.now();
  const passphrase = await passphraseOf(config, opening);
  const file = path ?? (await backup.nextPlace(to ?? '.', new Date()));
  const { bytes, holdsUntil } = await backup.backUp(config, {
    file,
    beside: (await besideServer(config)).database,
    passphrase,
    progress: aside,
    stopAsked: listenForStop(),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const size = (bytes / 1e6).toFixed(1);
  say(`Wrote ${file}: ${size} MB in ${seconds} s, ${sealedOr(passphrase !== undefined)}.`);
  if (holdsUntil) say(holdsSentence(holdsUntil));
  if (keep === undefined) return;
  for (const name of await backup.keepNewest(config, file, keep)) say(`Deleted ${name}.`);
}

const sealedOr = (sealed: boolean) => (sealed ? 'sealed' : 'not sealed: keep it to yourself');
const holdsSentence = (until: Date) =>
  `It holds whatever was answered before ${until.toISOString()}.`;

export async function restore(
  config: Config,
  file: string,
  folder: string,
  opening: Opening,
): Promise<void> {
  const passphrase = await passphraseOf(config, opening);
  const { holdsUntil } = await restoreInto(config, { folder, file, passphrase });
  if (holdsUntil) {
    say(holdsSentence(holdsUntil));
    say(`The store is in ${folder}: LARDER_DATA=${folder} larder start opens it.`);
  } else say(`The files are in ${folder}. The backup holds no database: set DATABASE_URL.`);
}

async function restoreInto(
  config: Config,
  asked: { folder: string; file: string; passphrase: string | undefined },
) {
  const { file, passphrase } = asked;
  const restored = await backup.restore(config, { ...asked, progress: aside });
  if (passphrase !== undefined && !restored.sealed)
    aside(`${file} is not sealed: whoever could write where it lay may have altered it.`);
  return restored;
}

/** Opens what the file holds, apart from any store, and says what in it does not match. */
export async function verify(config: Config, file: string, opening: Opening): Promise<void> {
  const passphrase = await passphraseOf(config, opening);
  const folder = await mkdtemp(join(tmpdir(), 'larder-verify-'));
  try {
    const restored = await restoreInto(config, { folder, file, passphrase });
    const made = `${file} is whole, made ${restored.madeAt.toISOString()}`;
    if (!restored.holdsUntil) {
      say(`${made}. It holds no database, whose books could be checked.`);
      return;
    }
    const { faultsIn } = await import('./faults-in-backup.ts');
    const { orders, faults } = await faultsIn(folder);
    say(`${made}: ${orders} orders. ${holdsSentence(restored.holdsUntil)}`);
    if (faults > 0) throw new UnevenBooks();
    say('It opens, and everything in it matches.');
  } finally {
    await backup.removeRestored(folder);
  }
}

async function passphraseOf(
  { backupPassphrase }: Config,
  { passphraseFile }: Opening,
): Promise<string | undefined> {
  if (passphraseFile === undefined) return backupPassphrase;
  const text = await readFile(passphraseFile, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(`The file ${passphraseFile} cannot be read (${code ?? 'no reason'}).`);
  });
  const [line = ''] = text.split(/\r?\n/);
  if (line.length >= 12) return line;
  throw new StartupError(
    `The first line of ${passphraseFile} must have at least 12 characters: it is the passphrase.`,
  );
}
