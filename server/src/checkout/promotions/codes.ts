/** Letters and digits that nobody takes for each other: no 0 and O, no 1, I and L, no U. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');

/** As codes are compared: without blanks and dashes, in capitals. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_]+/gu, '');

/** A gift card's code has 17 letters of 30: 83 bits. Fewer is no gift card's. */
export const giftCodeLength = 17;
export const referralCodeLength = 9;

/** In groups, as it is printed. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** A code of these bytes, of which those that would favour a letter are left out; undefined where too few are left. */
export function codeOf(bytes: Uint8Array, length: number): string | undefined {
  const most = 256 - (256 % codeLetters.length);
  const letters = [...bytes]
    .filter((byte) => byte < most)
    .slice(0, length)
    .map((byte) => codeLetters[byte % codeLetters.length]);
  return letters.length === length ? letters.join('') : undefined;
}
