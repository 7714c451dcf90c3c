import { z } from '@hono/zod-openapi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded } from '../contract/fold.ts';
import { Refusal } from '../refusal.ts';
import { writeCursor } from '../contract/cursor.ts';
import { pageOf, readCursor } from './paging.ts';
import { cursorQuery, limitQuery } from '../contract/paging.ts';

const position = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);
const anyPosition = fc.tuple(
  fc.oneof(fc.string({ unit: 'binary', maxLength: 50 }), fc.integer()),
  fc.integer({ min: 1, max: 9_999_999_999 }),
);

function refusalOf(cursor: string): string | undefined {
  try {
    readCursor(cursor, position);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('a list goes on exactly where its cursor says', () => {
  fc.assert(
    fc.property(anyPosition, (where) => {
      const cursor = writeCursor(where);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(readCursor(cursorQuery.parse(cursor), position)).toEqual(where);
    }),
  );
  expect(readCursor(undefined, position)).toBeUndefined();
});

test('the longest name in any script fits a cursor', () => {
  const names = [
    '한'.repeat(50),
    'ﷺ'.repeat(50),
    '𝔄'.repeat(50),
    '\u{16d6a}'.repeat(50),
    '"'.repeat(50),
  ];
  const anyName = fc.string({ unit: 'binary', minLength: 50, maxLength: 50 });
  fc.assert(
    fc.property(anyName, (name) => {
      const where: [string, number] = [folded(name), 9_999_999_999];
      expect(cursorQuery.safeParse(writeCursor(where)).success).toBe(true);
    }),
    { examples: names.map((name) => [name]) },
  );
});

test('anything that is not a cursor is refused as one, and nothing worse happens', () => {
  const garbage = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
    anyPosition.map((where) => writeCursor(where).slice(0, -2)),
  );
  fc.assert(
    fc.property(garbage, (cursor) => {
      const code = refusalOf(cursor);
      if (code !== undefined) expect(code).toBe('invalid-cursor');
      else expect(position.safeParse(readCursor(cursor, position)).success).toBe(true);
    }),
    { numRuns: 1000, examples: [[''], ['%'], ['null'], ['é'], ['W10'], ['WzEsMl0sW10']] },
  );
});

test('the cursor of another list is refused', () => {
  const others = fc.oneof(
    fc.integer(),
    fc.constant(null),
    fc.tuple(fc.integer()),
    fc.tuple(fc.integer(), fc.string()),
    fc.tuple(fc.integer(), fc.double({ noInteger: true, noNaN: true })),
    fc.dictionary(fc.string(), fc.integer()),
  );
  fc.assert(
    fc.property(others, (where) => {
      expect(refusalOf(writeCursor(where))).toBe('invalid-cursor');
    }),
  );
});

test('pages cut from one list put it together again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 10 }), (rows, limit) => {
      const schema = z.number();
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const after = readCursor(cursor, schema);
        const from = after === undefined ? 0 : rows.indexOf(after) + 1;
        const page = pageOf(rows.slice(from, from + limit + 1), limit, (last) => last);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(rows);
    }),
  );
});

test('a page holds 1 to 100, and 24 unless told', () => {
  const parse = (limit: unknown) => limitQuery.safeParse(limit);
  expect(parse(undefined).data).toBe(24);
  for (const limit of ['1', '24', '100']) expect(parse(limit).data).toBe(Number(limit));
  for (const limit of ['0', '101', '-1', '1.5', '1e1', '0x10', 'many', 'NaN', 'Infinity']) {
    expect(parse(limit).success).toBe(false);
  }
});
