import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { languageCodes } from '../../src/contract/languages.ts';
import { letterKinds, ourLetterKinds } from '../../src/contract/letter-kinds.ts';
import { openStore, type Store } from '../store.ts';

let store: Store | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
});

type Examples = { items: { letter: string; subject: string; text: string; language: string }[] };

test('an owner reads every letter in every language, each as its own kind, with nothing left open in it', async () => {
  store = await openStore();
  const owner = await store.administrator();
  const seen = new Map<string, Examples['items']>();
  for (const language of languageCodes) {
    const path = `/api/admin/letter-examples?writtenIn=${language}`;
    const { status, body } = await owner.ask<Examples>('GET', path);
    expect(status).toBe(200);
    expect(body.items.map(({ letter }) => letter)).toEqual([...letterKinds, ...ourLetterKinds]);
    for (const { letter, subject, text } of body.items) {
      expect(subject, letter).toMatch(/\S/);
      for (const said of [subject, text])
        expect(said, letter).not.toMatch(/undefined|null|NaN|\[object|Invalid Date|\{\w+\}|^$/);
    }
    // No two say the same.
    expect(new Set(body.items.map(({ text }) => text)).size).toBe(body.items.length);
    seen.set(language, body.items);
  }
  const staff = (seen.get('de') ?? []).filter(({ letter }) => letter.startsWith('staff-'));
  expect(staff.map(({ language }) => language)).toEqual(staff.map(() => 'en'));
  const german = (seen.get('de') ?? []).filter(({ letter }) => !letter.startsWith('staff-'));
  const english = new Map((seen.get('en') ?? []).map(({ letter, text }) => [letter, text]));
  for (const { letter, text } of german) expect(text, letter).not.toBe(english.get(letter));
});

test('words of an owner stand in the example of the letter that has them', async () => {
  store = await openStore();
  const owner = await store.administrator();
  const path = '/api/admin/settings';
  const { body } = await owner.ask<{ version: number }>('GET', path);
  const own = { subject: 'Your order {orderNo} is in', opening: null, closing: null };
  const said = { change: { 'letter-placed': own }, holdsFrom: null, version: body.version };
  expect((await owner.ask('PATCH', path, said)).status).toBe(200);
  const { items } = (await owner.ask<Examples>('GET', '/api/admin/letter-examples')).body;
  expect(items.find(({ letter }) => letter === 'placed')?.subject).toBe('Your order 1234 is in');
});

test('whatever writes a letter is among the examples', () => {
  const source = join(import.meta.dirname, '../../src');
  const writers = globSync('**/*letter*.ts', { cwd: source })
    .filter((file) => !/test|\.contract|office\/letters|platform\/mail/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(source, file), 'utf8').matchAll(/^export function (\w+Letter)\(/gm),
    ])
    .map(([, name]) => name ?? '');
  expect(writers.length).toBeGreaterThan(20);
  const shown = ['examples.ts', 'our-letters.ts']
    .map((file) => readFileSync(join(source, 'office/letters', file), 'utf8'))
    .join('\n');
  expect(writers.filter((name) => !new RegExp(`\\b${name}\\(`).test(shown))).toEqual([]);
});
