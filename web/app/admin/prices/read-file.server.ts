import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';

/** What became of a file; while it is not written its text stays, to be mended or written. */
export type FileRead = {
  text: string;
  counts?: { created: number; updated: number; unchanged: number };
  written?: true;
  problem?: Problem;
};

/** Looks over a file that was chosen or pasted, or writes it once it was looked over. */
export async function readFile(
  request: Request,
  context: Readonly<RouterContextProvider>,
  file: 'delivery-zones.csv' | 'tax-rates.csv',
): Promise<FileRead> {
  const form = await request.formData();
  const text = await textIn(form);
  if (text === undefined)
    return { text: textOf(form, 'text'), problem: ownProblem('invalid-input', texts.notText) };
  const dryRun = textOf(form, 'intent') !== 'write-file';
  const one = apiOf(context).api.admin['price-files'][':priceFile'];
  const json = { text, dryRun };
  const answer = await write(request, one.$post({ param: { priceFile: file }, json }));
  if (!answer.ok) return { text, problem: answer.problem };
  return dryRun ? { text, counts: answer.body } : { text: '', counts: answer.body, written: true };
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
