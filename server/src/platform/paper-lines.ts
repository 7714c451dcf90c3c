import type { Bidi } from 'bidi-js';

/** The Unicode Bidirectional Algorithm. */
export type Directions = Bidi;

const letters = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** They say in which direction what is round them goes, and are not seen. */
const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Whether any of a text goes from right to left: what sets one letter after the other, or one word, sets it wrong. */
export const turns = (text: string): boolean => letters.test(text) || /[\u061c\u200f]/.test(text);

/**
 * A text in lines no wider than `wide`, each as what stands there from left to right: runs that go in one direction, each in the order in
 * which it is read. The direction of the whole is that of its first letter, as of a `<bdi>`.
 */
export const linesOf = (text: string, room: Room, bidi: Directions): string[][] =>
  text.split('\n').flatMap((part) => linesOfOne(part, room, bidi));

type Room = { wide: number; widthOf: (text: string) => number };

function linesOfOne(text: string, { wide, widthOf }: Room, bidi: Directions): string[][] {
  const levels = bidi.getEmbeddingLevels(text, 'auto');
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels);
  const seenIn = ({ from, to }: Span) => text.slice(from, to).replace(unseen, '');
  return spansOf(text, (span) => widthOf(seenIn(span).trimEnd()) <= wide).map((span) => {
    const last = span.from + text.slice(span.from, span.to).trimEnd().length;
    if (last === span.from) return [];
    const order = bidi.getReorderedIndices(text, levels, span.from, last - 1);
    const runs: { level: number; at: number[] }[] = [];
    for (const at of order.slice(span.from, last)) {
      const level = levels.levels[at] ?? 0;
      const run = runs.at(-1);
      if (run && run.level === level) run.at.push(at);
      else runs.push({ level, at: [at] });
    }
    return runs.flatMap(({ level, at }) => {
      const isTurned = level % 2 === 1;
      const asRead = (isTurned ? at.toReversed() : at)
        .map((index) => mirrored.get(index) ?? text[index] ?? '')
        .join('')
        .replace(unseen, '');
      if (asRead === '') return [];
      // A font turns its own letters round; what stands between them it leaves as it comes.
      return [isTurned && !letters.test(asRead) ? [...asRead].toReversed().join('') : asRead];
    });
  });
}

type Span = { from: number; to: number };

/** Where each line begins and ends: after a space, or in a word that is wider than a line. */
function spansOf(text: string, fits: (span: Span) => boolean): Span[] {
  const spans: Span[] = [];
  let line: Span = { from: 0, to: 0 };
  const add = (to: number) => {
    if (line.to > line.from && !fits({ ...line, to })) {
      spans.push(line);
      line = { from: line.to, to };
    } else line = { ...line, to };
  };
  for (const word of text.matchAll(/\s*\S+\s*/gu)) {
    const from = word.index;
    const to = from + word[0].length;
    if (fits({ from, to })) add(to);
    else
      for (const { index, 0: letter } of word[0].matchAll(/./gsu))
        add(from + index + letter.length);
  }
  return [...spans, line];
}
