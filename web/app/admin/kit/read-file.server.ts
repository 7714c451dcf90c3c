import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminFilesWords as texts } from '../../words/en/admin-files.ts';
import { kitchenSent } from './kitchens.server.ts';
import type { FileRead } from './file-read.ts';

type Sent = {
  json: { text: string; dryRun: boolean };
  header: { 'idempotency-key': string };
  query: { kitchen: string };
};
type Admin = ReturnType<typeof apiOf>['api']['admin'];

/** Where each file goes. */
const doors = {
  'ingredients.csv': (admin: Admin, { json }: Sent) =>
    admin['list-files'][':listFile'].$post({ param: { listFile: 'ingredients.csv' }, json }),
  'recipes.csv': (admin: Admin, { json }: Sent) =>
    admin['list-files'][':listFile'].$post({ param: { listFile: 'recipes.csv' }, json }),
  'stock.csv': (admin: Admin, sent: Sent) => admin['stock-file'].$post(sent),
  'delivery-zones.csv': (admin: Admin, { json }: Sent) =>
    admin['price-files'][':priceFile'].$post({ param: { priceFile: 'delivery-zones.csv' }, json }),
  'tax-rates.csv': (admin: Admin, { json }: Sent) =>
    admin['price-files'][':priceFile'].$post({ param: { priceFile: 'tax-rates.csv' }, json }),
};

/** Looks over a file that was chosen or pasted, and says what it would do and what is wrong with it; or writes it once it was looked over. */
export async function readListFile(
  request: Request,
  context: Readonly<RouterContextProvider>,
  file: keyof typeof doors,
): Promise<FileRead> {
  const { text, dryRun, key, problem } = await sentFile(request);
  if (problem) return { text, problem };
  const query = { kitchen: String(kitchenSent(request)) };
  const sent = { json: { text, dryRun }, header: { 'idempotency-key': key }, query };
  const answer = await write(request, doors[file](apiOf(context).api.admin, sent));
  if (!answer.ok) return { text, key, problem: answer.problem };
  const { rows, wrong, ...counts } = answer.body;
  if (!dryRun) return { text: '', counts, written: true };
  return { text, key, counts, wrong: { rows, count: wrong } };
}

async function sentFile(request: Request): Promise<FileRead & { dryRun: boolean; key: string }> {
  const form = await request.formData();
  const text = await textIn(form);
  const dryRun = textOf(form, 'intent') !== 'write-file';
  // Another look is another file, and may be written beside the last one.
  const key = dryRun ? crypto.randomUUID() : textOf(form, 'key');
  if (text !== undefined) return { text, dryRun, key };
  const problem = ownProblem('invalid-input', texts.notText);
  return { text: textOf(form, 'text'), dryRun, key, problem };
}

/** A chosen file comes before what is in the field; undefined where it is no text in UTF-8. */
async function textIn(form: FormData): Promise<string | undefined> {
  const chosen = form.get('upload');
  if (!(chosen instanceof File) || chosen.size === 0) return textOf(form, 'text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
