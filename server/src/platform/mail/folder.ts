import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { makePrivateFolder, privateFile } from '../files/private.ts';
import { unlessCode } from '../files/unless-code.ts';
import { removeAbandoned, writeFileWhole } from '../files/write-file.ts';
import type { Letter, Mail } from '../platform.ts';
import { compose, letterHash, type From } from './compose.ts';
import { readHead } from './read-head.ts';

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
    const path = join(seen, hash);
    const made = await open(path, 'ax', privateFile).catch(unlessCode('EEXIST', undefined));
    const file = made ?? (await open(path, 'a', privateFile));
    try {
      if (!made) return (await file.stat()).mtime;
      // What the file system writes by itself may be some milliseconds old.
      const now = new Date();
      await file.utimes(now, now);
      return now;
    } finally {
      await file.close();
    }
  }

  async function send(letter: Letter): Promise<void> {
    const composed = await compose(letter, sender);
    const hash = letterHash(letter.id);
    const date = await firstSentAt(hash);
    const { message } = await printer.sendMail({ ...composed, date });
    if (!Buffer.isBuffer(message)) throw new Error('A letter was not printed as a whole.');
    await writeFileWhole(join(folder, `${fileTime(date)}-${hash}.eml`), message);
  }

  /** One at a time: a folder of a busy shop has many letters. */
  async function* lettersTo(address: string) {
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.eml')).sort()) {
      const path = join(folder, name);
      const letter = await readFile(path, 'utf8').catch(unlessCode('ENOENT', ''));
      const { to, subject } = readHead(letter);
      if (to === address.toLowerCase()) yield { path, sentAt: timeOf(name), subject };
    }
  }

  return {
    send,
    keptFor: async (address) => {
      const kept: { sentAt: Date; subject: string }[] = [];
      for await (const { sentAt, subject } of lettersTo(address)) kept.push({ sentAt, subject });
      return kept;
    },
    forget: async (address, until) => {
      for await (const { path, sentAt } of lettersTo(address))
        if (!until || sentAt <= until) await rm(path, { force: true });
    },
    forgetBefore: async (sentAt) => {
      const [names, marks] = [await readdir(folder), await readdir(seen)];
      for (const name of names)
        if (name.endsWith('.eml') && name < fileTime(sentAt))
          await rm(join(folder, name), { force: true });
      for (const mark of marks) {
        const path = join(seen, mark);
        const made = await stat(path).catch(unlessCode('ENOENT', undefined));
        if (made && made.mtime < sentAt) await rm(path, { force: true });
      }
    },
    close: () => Promise.resolve(printer.close()),
  };
}

/** `2026-11-03T18-05-09.120Z`: sorts by time, and colons are not for every file system. */
const fileTime = (date: Date): string => date.toISOString().replaceAll(':', '-');
const timeOf = (name: string): Date =>
  new Date(name.replace(/^(.{10}T\d\d)-(\d\d)-(.*?Z).*$/, '$1:$2:$3'));
