/** Lists as files, out of the shop and in again. */
export const adminFilesWords = {
  csv: 'Download as CSV',
  file: 'As a file',
  download: 'Download',
  fileText:
    'Choose the file, or paste its rows. It is looked over first, and nothing is written; then all of it is, or nothing.',
  fileChoose: (file: string) => `The file ${file}`,
  fileField: (file: string) => `Rows of ${file}`,
  notText: 'The file is no text in UTF-8. Save it as CSV UTF-8.',
  look: 'Look it over',
  looked: 'All of its rows are right, and nothing is written yet',
  writeFile: 'Write it',
  written: 'It is written',
  wouldBe: ({ created, updated, unchanged }: Record<'created' | 'updated' | 'unchanged', number>) =>
    `${created} new, ${updated} changed, ${unchanged} as before.`,
  row: (row: number) => `Row ${row}`,
  notYet: 'Nothing is written. Once its rows are right, it would be:',
  some: (wrong: number) =>
    wrong === 1 ? '1 thing in it is wrong' : `${wrong} things in it are wrong`,
  more: (count: number) => `And ${count} more.`,
  menuText:
    'Take the list out, change it in a spreadsheet, and read it in again. Rows that the file does not name stay as they are.',
  takeOut: 'For other programs',
  takeOutOne: 'The recipe as it is saved, at its own servings, as a file that they read.',
  takeOutAll: 'The recipes of this list, as it is filtered, as one file.',
  formats: {
    'json-ld': 'JSON-LD (schema.org)',
    cooklang: 'Cooklang',
    mealie: 'Mealie',
    tandoor: 'Tandoor',
    paprika: 'Paprika',
  },
  stockText:
    'Take the list out, write beside each row what was counted or what came in, and read it in again. A count is refused where something has moved since.',
  letters: (count: number) =>
    `The file is looked over: ${count} rows. Choose it again to change it.`,
};
