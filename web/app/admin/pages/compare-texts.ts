/** A line that both texts have, or only one of them. */
export type ComparedLine = { kind: 'same' | 'removed' | 'added'; text: string };

/** More would take longer than it is worth: then all of what differs is told as removed and added. */
const mostPairs = 4_000_000;

/** Two texts line by line, without their empty lines: the fewest lines that went and came. */
export function compareTexts(before: string, after: string): ComparedLine[] {
  const [old, now] = [before, after].map((text) =>
    text.split('\n').filter((line) => line.trim() !== ''),
  ) as [string[], string[]];
  const first = sameAtStart(old, now);
  const last = sameAtStart(old.slice(first).toReversed(), now.slice(first).toReversed());
  const [went, came] = [old.slice(first, old.length - last), now.slice(first, now.length - last)];
  return [
    ...old.slice(0, first).map(line('same')),
    ...between(went, came),
    ...old.slice(old.length - last).map(line('same')),
  ];
}

const line =
  (kind: ComparedLine['kind']) =>
  (text: string): ComparedLine => ({ kind, text });

function sameAtStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((text, at) => text !== other[at]);
  return differs === -1 ? Math.min(one.length, other.length) : differs;
}

/** By their longest common subsequence. */
function between(went: readonly string[], came: readonly string[]): ComparedLine[] {
  if (went.length * came.length > mostPairs)
    return [...went.map(line('removed')), ...came.map(line('added'))];
  const width = came.length + 1;
  const common = new Uint32Array((went.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = went.length - 1; i >= 0; i -= 1)
    for (let j = came.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        went[i] === came[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: ComparedLine[] = [];
  for (let [i, j] = [0, 0]; i < went.length || j < came.length;) {
    const [old, now] = [went[i], came[j]];
    if (old !== undefined && old === now) {
      lines.push({ kind: 'same', text: old });
      [i, j] = [i + 1, j + 1];
    } else if (now === undefined || (old !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: old ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: now });
      j += 1;
    }
  }
  return lines;
}

/** Long runs of lines that are the same, with only those beside a change; a number stands for those left out. */
export function withoutTheSame(
  lines: readonly ComparedLine[],
  kept = 2,
): (ComparedLine | number)[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - kept), at + kept + 1).some(({ kind }) => kind !== 'same');
  return lines.reduce<(ComparedLine | number)[]>((shown, each, at) => {
    if (isNear(at)) return [...shown, each];
    const last = shown.at(-1);
    return typeof last === 'number' ? [...shown.slice(0, -1), last + 1] : [...shown, 1];
  }, []);
}
