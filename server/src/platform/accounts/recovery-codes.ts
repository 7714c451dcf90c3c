import { createHash, randomInt } from 'node:crypto';

/** Without letters and digits that are taken for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const perGroup = 4;
const howMany = 10;

/** Ten codes of 79 random bits, in groups that can be written down. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: howMany }, () =>
    Array.from({ length: groups }, () =>
      Array.from({ length: perGroup }, () => letters[randomInt(letters.length)]).join(''),
    ).join('-'),
  );

/** As it was typed: capitals, spaces and missing dashes do not count. */
const bare = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');

export const isRecoveryCode = (code: string): boolean => bare(code).length === groups * perGroup;

/** What is stored of a code: so many random bits need no salt and no slow hash. */
export const hashRecoveryCode = (code: string): string =>
  createHash('sha256').update(bare(code)).digest('base64url');
