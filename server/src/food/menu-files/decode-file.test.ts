import { expect, test } from 'vitest';
import { decodeFile } from './decode-file.ts';

const table = 'no,name,description\n1,Crème fraîche,Sour\n2,Oil,"Mild, of Föhr"\n';

test('UTF-8 is read as it is, with its mark or without', () => {
  for (const text of [table, `\ufeff${table}`, '', 'no\r\n1\r\n'])
    expect(decodeFile('ingredients.csv', Buffer.from(text))).toEqual({
      ok: true,
      text: text.replace('\ufeff', ''),
    });
});

test('another encoding is refused with the file, the row and the column of every wrong line', () => {
  expect(decodeFile('ingredients.csv', Buffer.from(table, 'latin1'))).toEqual({
    ok: false,
    errors: [
      {
        file: 'ingredients.csv',
        row: 2,
        column: 'name',
        message: 'is not in UTF-8 at character 5: save the file as UTF-8',
      },
      {
        file: 'ingredients.csv',
        row: 3,
        column: 'description',
        message: 'is not in UTF-8 at character 18: save the file as UTF-8',
      },
    ],
  });
  expect(decodeFile('recipes/a.yaml', Buffer.from('no: 1\nname: Crème\n', 'latin1'))).toMatchObject(
    { errors: [{ file: 'recipes/a.yaml', row: 2, column: '' }] },
  );
});

test('UTF-16 is refused, marked or not, and so is a letter that was lost before', () => {
  const wide = Buffer.from(table, 'utf16le');
  for (const bytes of [wide, Buffer.concat([Buffer.from([0xff, 0xfe]), wide])])
    expect(decodeFile('ingredients.csv', bytes)).toMatchObject({
      ok: false,
      errors: [{ row: 1, message: 'is written in UTF-16: save it as UTF-8' }],
    });
  const lost = table.replace('è', '\ufffd');
  expect(decodeFile('ingredients.csv', Buffer.from(lost))).toMatchObject({
    ok: false,
    errors: [{ row: 2, column: 'name' }],
  });
});
