/** Names in braces that nobody knows, each with its line, from 1. `inBraces` finds one, and every one of a line. */
export const unknownNames = (
  text: string,
  inBraces: RegExp,
  isKnown: (name: string) => boolean,
): { line: number; name: string }[] =>
  text
    .split('\n')
    .flatMap((line, at) =>
      [...line.matchAll(inBraces)]
        .map(([, name = '']) => ({ line: at + 1, name }))
        .filter(({ name }) => !isKnown(name)),
    );
