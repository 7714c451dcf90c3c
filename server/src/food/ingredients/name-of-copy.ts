const mostLetters = 50;
const copyWords = 'Copy of ';

/** What a copy is called: as much of the name as there is room for. A copy of a copy is no longer than the first. */
export function nameOfCopy(name: string | null): string | null {
  if (name === null) return null;
  const original = name.startsWith(copyWords) ? name.slice(copyWords.length) : name;
  return cut(copyWords + original, mostLetters);
}

/** The same with a number behind it where the name is taken. */
export function freeNameOfCopy(
  name: string | null,
  isTaken: (name: string) => boolean,
): string | null {
  const copy = nameOfCopy(name);
  if (copy === null) return null;
  for (let number = 1; ; number += 1) {
    const behind = number === 1 ? '' : ` ${number}`;
    const numbered = cut(copy, mostLetters - behind.length) + behind;
    if (!isTaken(numbered)) return numbered;
  }
}

const cut = (text: string, most: number) => Array.from(text).slice(0, most).join('').trim();
