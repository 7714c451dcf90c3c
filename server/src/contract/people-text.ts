/**
 * What people write, before anybody decides whether it fits: one spelling for what looks the same, and nothing in it that cannot be seen or
 * that turns round the line it is shown in.
 */

/** Shown as nothing and meant for typesetting: taken out, as nobody would miss it. */
const unseen =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\uffa0\ufff0-\ufffb]/g;
/** Joiners shape letters of Arabic and Indic scripts and make one picture of several; after anything else they are nothing. */
const joiners =
  /(^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{N}\p{P}\p{Z}\n\t])[\u200c\u200d]+/gu;
/** A flag of a part of a country is a black flag followed by tags; anywhere else tags only hide something. */
const tags = /(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|[\u{e0000}-\u{e007f}]/gu;

const seen = (text: string) =>
  text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(joiners, '$1')
    .replace(tags, (_tag, flag?: string) => flag ?? '');

/** Composed, on one line, with single spaces: tabs, line breaks and every kind of space are a space. */
export const oneLine = (text: string): string =>
  seen(text)
    .replace(/[\t\n\r\p{Z}\u2800\u3164]+/gu, ' ')
    .trim();

/** Composed, over as many lines as were written. */
export const manyLines = (text: string): string =>
  seen(text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .trim();

const controls = /[\p{Cc}\u2028\u2029]/u;
/** They turn the direction of the text around them: a name with one rewrites the label that it is printed on. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Fillers and joiners are letters or marks to Unicode, and nothing to the eye. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{M}\p{Cc}\p{Cf}\u2800]/gu;

/** Why a text is not taken, or undefined: a sentence about it without its subject. */
export function unwanted(text: string): string | undefined {
  if (!text.isWellFormed() || controls.test(text.replaceAll('\n', '')))
    return 'must not contain control characters';
  if (turns.test(text)) return 'must not contain marks that turn the direction of text';
  if (text.includes('\ufffd')) return 'must not contain �, which stands for a letter that was lost';
  return undefined;
}

export const canBeSeen = (text: string): boolean => text.replace(invisible, '') !== '';

/** A name has a letter, a digit or a picture that can be seen: `-` and `...` are none. */
export const isName = (text: string): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(invisible, ''));

/** As people count: one for each character of Unicode, as PostgreSQL counts too. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
};

const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** People's text inside a sentence of ours where there is no `<bdi>`: what is written from right to left keeps to itself. */
export const isolated = (text: string): string =>
  rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
