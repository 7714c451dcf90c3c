import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { makePrivateFolder, privateFile } from '../files/private.ts';
import { removeAbandoned, writeFileWhole } from '../files/write-file.ts';
import type { Letter, Mail } from '../platform.ts';
import { compose, letterHash, type From } from './compose.ts';

type Options = From & { folder: string };

/** Sends nothing: lays each letter in a folder as an `.eml` file, which mail programs open. */
export async function openFolderMail({ folder, ...sender }: Options): Promise<Mail> {
  const seen = join(folder, '.seen');
  await makePrivateFolder(folder);
  await makePrivateFolder(seen);
  await removeAbandoned(folder);
  const printer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  /** When this letter was first sent: an empty file remembers it, so that the same letter gets the same name again. */
  async function firstSentAt(hash: string): Promise<Date> {
    const file = await open(join(seen, hash), 'a', privateFile);
    try {
      return (await file.stat()).mtime;
    } finally {
      await file.close();
    }
  }

  async function send(letter: Letter): Promise<void> {
    const composed = compose(letter, sender);
    const hash = letterHash(letter.id);
    const date = await firstSentAt(hash);
    const { message } = await printer.sendMail({ ...composed, date });
    if (!Buffer.isBuffer(message)) throw new Error('A letter was not printed as a whole.');
    await writeFileWhole(join(folder, `${fileTime(date)}-${hash}.eml`), message);
  }

  return { send, close: () => Promise.resolve(printer.close()) };
}

/** `2026-11-03T18-05-09.120Z`: sorts by time, and colons are not for every file system. */
const fileTime = (date: Date): string => date.toISOString().replaceAll(':', '-');
