import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminFilesWords as texts } from '../../words/en/admin-files.ts';
import type { FileRead } from './file-read.ts';

/** Looks over a file of zones or rates that was chosen or pasted, or writes it once it was looked over. */
export async function readPriceFile(
  request: Request,
  context: Readonly<RouterContextProvider>,
  file: 'delivery-zones.csv' | 'tax-rates.csv',
): Promise<FileRead> {
  const { text, dryRun, problem } = await sentFile(request);
  if (problem) return { text, problem };
  const one = apiOf(context).api.admin['price-files'][':priceFile'];
  const json = { text, dryRun };
  const answer = await write(request, one.$post({ param: { priceFile: file }, json }));
  if (!answer.ok) return { text, problem: answer.problem };
  return dryRun ? { text, counts: answer.body } : { text: '', counts: answer.body, written: true };
}

/** The same for a list of the menu or the stock, which says what it would do beside what is wrong. */
export async function readListFile(
  request: Request,
  context: Readonly<RouterContextProvider>,
  file: 'ingredients.csv' | 'recipes.csv' | 'stock.csv',
): Promise<FileRead> {
  const { text, dryRun, key, problem } = await sentFile(request);
  if (problem) return { text, problem };
  const { admin } = apiOf(context).api;
  const json = { text, dryRun };
  const header = { 'idempotency-key': key };
  const asked =
    file === 'stock.csv'
      ? admin['stock-file'].$post({ header, json })
      : admin['list-files'][':listFile'].$post({ param: { listFile: file }, json });
  const answer = await write(request, asked);
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
