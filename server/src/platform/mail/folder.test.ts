import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolderMail } from './folder.ts';
import { mailContract, readLetter } from './mail.contract.ts';

const sender = {
  from: 'kitchen@larder.example',
  shop: () => 'Larder',
  siteUrl: 'https://shop.example',
};

async function readAll(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

mailContract('A folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-mail-'));
  return {
    mail: await openFolderMail({ folder, ...sender }),
    received: () => readAll(folder),
    close: () => rm(folder, { recursive: true }),
  };
});

test('lays the same letter down once, whoever sends it again, and the last words count', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-mail-'));
  const one = await openFolderMail({ folder, ...sender });
  const letter = { id: 'a', to: 'ada@a.example', subject: 'Hello', text: 'first' };
  await one.send(letter);
  const two = await openFolderMail({ folder, ...sender });
  await Promise.all([one.send(letter), two.send(letter), two.send({ ...letter, id: 'b' })]);
  await two.send({ ...letter, text: 'last' });
  const letters = (await readAll(folder)).map(readLetter);
  expect(letters.map(({ text }) => text.trim()).sort()).toEqual(['first', 'last']);
  expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toHaveLength(2);
  await rm(folder, { recursive: true });
});

test('tells which letters to an address it keeps, and removes those and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-mail-'));
  const mail = await openFolderMail({ folder, ...sender });
  const ada = { to: 'ada@a.example', text: 'Hello' };
  const subjects = ['Plain', 'Crème fraîche für Zoë — 醤油 '.repeat(5).trim()];
  for (const [index, subject] of subjects.entries())
    await mail.send({ ...ada, id: `ada-${index}`, subject });
  await mail.send({ id: 'bob', to: 'bob@a.example', subject: 'ada@a.example', text: 'Hello' });
  const kept = await mail.keptFor('Ada@A.example');
  expect(kept.map(({ subject }) => subject).sort()).toEqual(subjects.toSorted());
  expect(kept.every(({ sentAt }) => Math.abs(sentAt.getTime() - Date.now()) < 600_000)).toBe(true);
  await mail.forget('ADA@a.example');
  expect(await mail.keptFor(ada.to)).toEqual([]);
  expect(await mail.keptFor('bob@a.example')).toMatchObject([{ subject: 'ada@a.example' }]);
  await rm(folder, { recursive: true });
});
