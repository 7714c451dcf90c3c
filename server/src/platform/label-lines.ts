/** Words in one face. */
export type Run = { text: string; strong: boolean };

/** What stands on one line, each run where it begins, in points from where the line does. */
export type Line = { runs: (Run & { x: number })[]; width: number };

type Room = { wide: number; widthOf: (word: string, strong: boolean) => number };
type Piece = Run & { width: number };

const endsInSpace = /[ \t\n]$/u;
/** A word with the space after it; a space that does not part is part of it. */
const eachWord = /[ \t\n]*[^ \t\n]+[ \t\n]?|[ \t\n]+/gu;

/** Lays runs one after the other, in lines no wider than `wide`: a line ends after a space, or in a word that is wider than a line. */
export function linesOfRuns(runs: readonly Run[], { wide, widthOf }: Room): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  const end = () => {
    lines.push(lineOf(line, widthOf));
    line = [];
    used = 0;
  };
  const add = (word: readonly Piece[]) => {
    const width = word.reduce((sum, piece) => sum + piece.width, 0);
    // A space at the end of a line takes no room.
    if (used > 0 && used + width - trailing(word, widthOf) > wide) end();
    line.push(...word);
    used += width;
  };
  for (const word of wordsOf(runs, widthOf)) {
    const width = word.reduce((sum, piece) => sum + piece.width, 0);
    if (width - trailing(word, widthOf) <= wide) add(word);
    else
      for (const { text, strong } of word)
        for (const letter of text) add([{ text: letter, strong, width: widthOf(letter, strong) }]);
  }
  end();
  return lines;
}

/** What must stand together: it may be in more than one face. */
function wordsOf(runs: readonly Run[], widthOf: Room['widthOf']): Piece[][] {
  const words: Piece[][] = [];
  let word: Piece[] = [];
  for (const { text, strong } of runs)
    for (const [part] of text.matchAll(eachWord)) {
      word.push({ text: part, strong, width: widthOf(part, strong) });
      if (!endsInSpace.test(part)) continue;
      words.push(word);
      word = [];
    }
  return word.length === 0 ? words : [...words, word];
}

function trailing(word: readonly Piece[], widthOf: Room['widthOf']): number {
  const last = word.at(-1);
  return last && endsInSpace.test(last.text) ? widthOf(' ', last.strong) : 0;
}

function lineOf(pieces: readonly Piece[], widthOf: Room['widthOf']): Line {
  const runs: Line['runs'] = [];
  let x = 0;
  for (const { text, strong, width } of pieces) {
    const last = runs.at(-1);
    if (last?.strong === strong) last.text += text;
    else runs.push({ text, strong, x });
    x += width;
  }
  return { runs, width: x - trailing(pieces, widthOf) };
}
