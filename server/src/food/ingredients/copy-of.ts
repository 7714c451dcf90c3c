const mostLetters = 50;
const copyWords = 'Copy of ';

/** What a copy is called: as much of the name as there is room for. A copy of a copy is no longer than the first. */
export function copyOf({ name }: { name: string | null }): { name: string | null } {
  if (name === null) return { name };
  const original = name.startsWith(copyWords) ? name.slice(copyWords.length) : name;
  return {
    name: Array.from(copyWords + original)
      .slice(0, mostLetters)
      .join('')
      .trim(),
  };
}

/** The same with a number behind it where the name is taken. */
export function freeCopyOf(
  { name }: { name: string | null },
  isTaken: (name: string) => boolean,
): { name: string | null } {
  const copy = copyOf({ name }).name;
  if (copy === null) return { name: null };
  for (let number = 1; ; number += 1) {
    const behind = number === 1 ? '' : ` ${number}`;
    const numbered =
      Array.from(copy)
        .slice(0, mostLetters - behind.length)
        .join('')
        .trim() + behind;
    if (!isTaken(numbered)) return { name: numbered };
  }
}
