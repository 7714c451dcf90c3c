import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';

export type FileRead = { read?: string; problem?: Problem; text?: string };

/** Hands a pasted file to the API; what was pasted stays where rows of it are wrong. */
export async function readFile(
  request: Request,
  context: Readonly<RouterContextProvider>,
  file: 'delivery-zones.csv' | 'tax-rates.csv',
): Promise<FileRead> {
  const text = textOf(await request.formData(), 'text');
  const one = apiOf(context).api.admin['price-files'][':priceFile'];
  const answer = await write(request, one.$post({ param: { priceFile: file }, json: { text } }));
  if (!answer.ok) return { problem: answer.problem, text };
  const { created, updated, unchanged } = answer.body;
  return { read: texts.wasRead(created, updated, unchanged) };
}
