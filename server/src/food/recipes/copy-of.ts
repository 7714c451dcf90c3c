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
