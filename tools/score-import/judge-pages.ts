import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../server/src/food/reading-pages/read-page.ts';

/** A page beside what its recipe is; `instructions` is one text with a line for each step. */
export type PageCase = {
  file: string;
  url: string;
  title: string | null;
  yields: string | null;
  total_time: number | null;
  ingredients: string[];
  instructions: string | string[];
};

export const pageFields = ['title', 'yields', 'total_time', 'ingredients', 'instructions'] as const;
export type PageField = (typeof pageFields)[number];
export type JudgedPage = { right: PageCase; read: PageCase; wrong: PageField[] };

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const lines = (text: string | string[]) =>
  (typeof text === 'string' ? text.split('\n') : text).map(plain).join('\n');
/** A yield is asked for its first number: “Serves 4” and “4 servings” say the same. */
const firstNumber = (text: string | null) => /\d+/.exec(text ?? '')?.[0];

export function judgePage(folder: string, right: PageCase): JudgedPage {
  const page = readPage(readFileSync(join(folder, right.file), 'utf8'));
  const read: PageCase = {
    file: right.file,
    url: right.url,
    title: page?.title ?? null,
    yields: page?.yields ?? null,
    total_time: page?.totalMinutes ?? null,
    ingredients: page?.ingredients ?? [],
    instructions: (page?.steps ?? []).join('\n'),
  };
  const same: Record<PageField, boolean> = {
    title: plain(right.title ?? '') === plain(read.title ?? ''),
    yields: firstNumber(right.yields) === firstNumber(read.yields),
    total_time: (right.total_time ?? null) === read.total_time,
    ingredients: right.ingredients.map(plain).join('\n') === read.ingredients.map(plain).join('\n'),
    instructions: lines(right.instructions) === lines(read.instructions),
  };
  return { right, read, wrong: pageFields.filter((field) => !same[field]) };
}

/** A page counts as read when every line of its ingredients is there as it stands, and no other. */
export const isPageRead = ({ wrong }: JudgedPage) => !wrong.includes('ingredients');
