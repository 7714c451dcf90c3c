import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, readPlain, writePlain } from './csv.ts';

const texts = fc.stringMatching(/^[ ;,\t\r\n"'=+\-@＝a]{0,20}$/);

/** What a spreadsheet sees that begins a cell at semicolons and tabs, and knows no quotes in the middle of one. */
const seenBy = (file: string) => file.split(/[;\t\r\n]/).map((cell) => cell.replace(/^[\s"]+/, ''));

test('nothing that people typed is a formula, wherever a spreadsheet sees a cell begin, and it reads back as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const row of [text, [text, text]])
        for (const cell of seenBy(csvOf({ note: () => row }, [row], false)))
          expect(cell).not.toMatch(/^[=+\-@＝]/);
      expect(readPlain(writePlain(text))).toBe(text);
    }),
  );
});

test('only what would be a formula gets an apostrophe', () => {
  const written = (text: string) => writePlain(text).split('\n');
  expect(written('ring; =1+1\n-twice;"@home')).toEqual(["ring; '=1+1", `'-twice;"'@home`]);
  expect(written("Ann-Marie's; a=b\tc")).toEqual(["Ann-Marie's; a=b\tc"]);
});
