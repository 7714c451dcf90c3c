/** Whether two words are the same but for one letter: amiss, more, less, or two that changed places. Short words have too many neighbours. */
export function isOneLetterOff(a: string, b: string): boolean {
  if (a === b) return true;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 1) return false;
  const at = [...short].findIndex((letter, index) => letter !== long[index]);
  if (at < 0) return true;
  const rest = long.slice(at + 1);
  const turned = long[at] === short[at + 1] && long[at + 1] === short[at];
  return (
    rest === short.slice(at) ||
    rest === short.slice(at + 1) ||
    (turned && long.slice(at + 2) === short.slice(at + 2))
  );
}
