import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Objects } from '../platform.ts';

/** Two processes over one store. */
type ObjectsRig = { objects: Objects; another: Objects; close: () => Promise<void> };

export const page = (text: string | Uint8Array) => ({
  body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  contentType: 'text/plain; charset=utf-8',
  cacheControl: 'public, max-age=60',
});

const badKeys = [
  '',
  '/',
  'a/',
  '/a',
  'a//b',
  '..',
  '../a',
  'a/../b',
  './a',
  'a/.',
  'A',
  'a b',
  'a\\b',
  'é',
];

/** What every keeper of objects promises. */
export function objectsContract(name: string, open: () => Promise<ObjectsRig>): void {
  describe(`${name} keeps objects`, () => {
    let rig: ObjectsRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.close());

    test('gives back the bytes and what was said about them', async () => {
      const { objects, another } = rig;
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
      for (const object of [page('{"a":1}\n\n'), page(''), page('\n'), page(bytes)]) {
        const put = await objects.put('catalog/index.json', object);
        for (const found of [
          await objects.get('catalog/index.json'),
          await another.get('catalog/index.json'),
        ]) {
          expect(found && Buffer.from(found.body)).toEqual(Buffer.from(object.body));
          expect(found).toMatchObject({ ...object, body: expect.anything() as unknown });
          expect(put).toEqual({ etag: found?.etag });
        }
      }
      expect(await objects.get('catalog/none.json')).toBeUndefined();
    });

    test('derives a quoted etag from the content', async () => {
      const a = await rig.objects.put('a', page('same'));
      const b = await rig.another.put('b', page('same'));
      const c = await rig.objects.put('c', page('other'));
      expect(a).toEqual({ etag: expect.stringMatching(/^"[\x21\x23-\x7e]+"$/) as string });
      expect(b).toEqual(a);
      expect(c).not.toEqual(a);
    });

    test('writes on a condition only while it holds', async () => {
      const { objects, another } = rig;
      expect(await objects.put('k', page('1'), '"none"')).toBe('conflict');
      const first = etagOf(await objects.put('k', page('1'), 'absent'));
      expect(await another.put('k', page('2'), 'absent')).toBe('conflict');
      const second = etagOf(await another.put('k', page('2'), first));
      expect(await objects.put('k', page('3'), first)).toBe('conflict');
      expect((await objects.get('k'))?.etag).toBe(second);
      await objects.remove('k');
      expect(await another.put('k', page('4'), second)).toBe('conflict');
      expect(await another.put('k', page('4'), 'absent')).not.toBe('conflict');
    });

    test('shows a write of one process to the other at once', async () => {
      const { objects, another } = rig;
      for (let i = 10; i < 60; i += 1) {
        await (i % 3 ? objects : another).put('k', page(String(i)));
        expect(await text(objects, 'k')).toBe(String(i));
        expect(await text(another, 'k')).toBe(String(i));
      }
      await another.remove('k');
      expect(await objects.get('k')).toBeUndefined();
    });

    test('loses no count when many count in one object', async () => {
      await rig.objects.put('count', page('0'));
      const counters = [rig.objects, rig.another, rig.objects, rig.another];
      await Promise.all(counters.map((objects) => countUp(objects, 'count', 8)));
      expect(await text(rig.objects, 'count')).toBe('32');
    });

    test('lets one of many create', async () => {
      const attempts = Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? rig.objects : rig.another).put('k', page(`by ${i}`), 'absent'),
      );
      const won = (await Promise.all(attempts)).filter((answer) => answer !== 'conflict');
      expect(won).toEqual([{ etag: (await rig.objects.get('k'))?.etag }]);
    });

    test('never shows half an object, nor one with the words of another', async () => {
      const write = async (letter: string) => {
        const object = { ...page(letter.repeat(300_000)), contentType: `text/${letter}` };
        for (let i = 0; i < 6; i += 1) await rig.objects.put('big', object);
      };
      const read = async () => {
        for (let i = 0; i < 40; i += 1) {
          const found = await rig.another.get('big');
          const letter = found?.contentType.at(-1) ?? '';
          expect(found && Buffer.from(found.body).toString()).toBe(found && letter.repeat(300_000));
        }
      };
      await Promise.all([write('a'), write('b'), read(), read()]);
    });

    test('lists keys by how they begin, sorted', async () => {
      const { objects, another } = rig;
      for (const key of ['b', 'a/b/c.json', 'a', 'a/b', 'a.b', 'ab/c', 'a/z_1-2.avif'])
        await objects.put(key, page(key));
      expect(await another.list('a/')).toEqual(['a/b', 'a/b/c.json', 'a/z_1-2.avif']);
      expect(await another.list('a')).toEqual([
        'a',
        'a.b',
        'a/b',
        'a/b/c.json',
        'a/z_1-2.avif',
        'ab/c',
      ]);
      expect(await another.list('')).toHaveLength(7);
      await objects.remove('a/b');
      await objects.remove('a/b');
      expect(await another.list('a/b')).toEqual(['a/b/c.json']);
    });

    test.each([...badKeys, 'k'.repeat(201)])('refuses the key %j', async (key) => {
      const { objects } = rig;
      await expect(objects.get(key)).rejects.toThrow('key');
      await expect(objects.put(key, page('x'))).rejects.toThrow('key');
      await expect(objects.remove(key)).rejects.toThrow('key');
      expect(() => objects.publicUrl(key)).toThrow('key');
      expect(await objects.list('')).toEqual([]);
    });

    test('takes a key of 200 characters', async () => {
      const key = `${'k'.repeat(99)}/${'.'.repeat(3)}${'k'.repeat(97)}`;
      await rig.objects.put(key, page('x'));
      expect(await rig.objects.list('k')).toEqual([key]);
      expect(rig.objects.publicUrl(key).endsWith(`/${key}`)).toBe(true);
    });
  });
}

const etagOf = (put: { etag: string } | 'conflict'): string =>
  put === 'conflict' ? put : put.etag;

async function text(objects: Objects, key: string): Promise<string> {
  return new TextDecoder().decode((await objects.get(key))?.body);
}

/** Adds one at a time, each over what it has read. */
async function countUp(objects: Objects, key: string, times: number): Promise<void> {
  for (let counted = 0; counted < times;) {
    const found = await objects.get(key);
    const count = Number(new TextDecoder().decode(found?.body)) + 1;
    if ((await objects.put(key, page(String(count)), found?.etag)) !== 'conflict') counted += 1;
  }
}
