import { folded } from '../../../../server/src/contract/fold.ts';
import { read } from '../../kit/answers.server.ts';
import type { Client, Member } from '../../kit/api-types.ts';

export type Disliked = Member['dislikes'][number];

/** What was typed, as ingredients of the shop: those that are meant, those to choose from, and the words that lead nowhere. */
export type ReadDislikes = {
  meant: Disliked[];
  choices: Disliked[];
  several: string[];
  unknown: string[];
};

/** Reads names with commas between them: one that the shop knows is meant, of several somebody has to say which. */
export async function readDislikes(
  request: Request,
  api: Client,
  typed: string,
): Promise<ReadDislikes> {
  const words = [...new Set(typed.split(/[,،;\n]/).map((word) => word.trim()))].filter(
    (word) => word !== '',
  );
  const read: ReadDislikes = { meant: [], choices: [], several: [], unknown: [] };
  for (const word of words.slice(0, mostWords)) {
    const found = await find(request, api, word);
    const same = found.filter(({ name }) => folded(name ?? '') === folded(word));
    const [only] = same.length > 0 ? same : found;
    if (!only) read.unknown.push(word);
    else if (same.length === 1 || found.length === 1) read.meant.push(only);
    else {
      read.several.push(word);
      read.choices.push(...found);
    }
  }
  return read;
}

/** More than anybody may name. */
const mostWords = 25;

async function find(request: Request, api: Client, q: string): Promise<Disliked[]> {
  const { items } = await read(request, api.ingredients.$get({ query: { q, limit: '12' } }));
  return items.map(({ ingredientNo, name }) => ({ ingredientNo, name }));
}
