import { wordsOf } from '../../contract/fold.ts';

/** So many words in a row are somebody's sentence; fewer are how everybody says it. */
const run = 5;
/** Scripts without blanks between words: there a sentence is compared whole. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  if (unspaced.test(text)) return [words.join('')];
  return words.slice(run - 1).map((_word, at) => words.slice(at, at + run).join(' '));
}

/** Steps of which at least half of all runs of five words are their source's: those are still its words. As places in `steps`. */
export function wordsOfOthers(steps: readonly string[], source: readonly string[]): number[] {
  const theirs = new Set(source.flatMap(runsOf));
  return steps.flatMap((step, index) => {
    const runs = runsOf(step);
    const shared = runs.filter((each) => theirs.has(each)).length;
    return runs.length > 0 && shared * 2 >= runs.length ? [index] : [];
  });
}
