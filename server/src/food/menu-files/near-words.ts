import { singular } from '../ingredients/singular.ts';

/** What people write for what the shop calls otherwise. A word that may be several things names them all: nothing is chosen for anybody. */
const others: Readonly<Record<string, readonly string[]>> = {
  shellfish: ['crustaceans', 'molluscs'],
  seafood: ['fish', 'crustaceans', 'molluscs'],
  prawn: ['crustaceans'],
  shrimp: ['crustaceans'],
  mussel: ['molluscs'],
  squid: ['molluscs'],
  dairy: ['milk'],
  lactose: ['milk'],
  soy: ['soybeans'],
  soya: ['soybeans'],
  sulfite: ['sulphites'],
  'tree nut': ['nuts'],
};

const mostEdits = 2;

/** The words that were nearly written, or that mean what was written. */
export function nearTo(word: string, values: readonly string[]): string[] {
  const written = singular(word.trim().toLowerCase());
  const meant = (others[written] ?? []).filter((value) => values.includes(value));
  if (meant.length > 0) return meant;
  return values.filter((value) => {
    const known = singular(value.toLowerCase());
    const most = known.length > 3 ? mostEdits : 0;
    return Math.abs(written.length - known.length) <= most && edits(written, known) <= most;
  });
}

/** How many letters have to be written otherwise. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + Number(letter !== other),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
