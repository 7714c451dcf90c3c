import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');

export type Step = { word: string; rest: string };

/** The steps of the Dockerfile's last stage, in their order; a line that ends in a backslash goes on in the next. */
export function lastStage(): Step[] {
  const text = readFileSync(join(repository, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  const steps = text
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      return { word, rest: rest.join(' ') };
    });
  return steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'));
}

/** What the image says once, in the last stage. */
export function said(word: string): string {
  const found = lastStage().filter((step) => step.word === word);
  if (found.length !== 1 || !found[0]) throw new Error(`The last stage says ${word} not once.`);
  return found[0].rest;
}

/** `["a", "b"]` */
export const wordsOf = (json: string): string[] => JSON.parse(json) as string[];
