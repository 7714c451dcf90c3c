import { unknownNames } from './in-braces.ts';
import { orderStatuses, type MoveLetter } from './order-status.ts';
import { receiptKinds } from './subscription.ts';

const moveLetters = Object.values(orderStatuses).flatMap(({ letter }) => letter ?? []);

/**
 * Letters about an order of which an owner may change the subject and what stands around our words. Letters of allergens, of keys and codes
 * and to the staff are ours alone.
 */
export const letterKinds = [
  'placed',
  'changed',
  ...new Set<MoveLetter>(moveLetters),
  'taken-back',
  'payment-asked',
  'charged',
  'billed',
  'missing',
  'given-back',
  'rating-asked',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Letters of which every word is ours: what a subscription did, what the law or somebody's safety asks, codes and keys, and those to the staff. */
export const ourLetterKinds = [
  'allergens-corrected',
  'recalled',
  'withdrawn',
  'shortage-swapped',
  'shortage-asked',
  ...receiptKinds.map((kind) => `box-${kind}` as const),
  'box-closes',
  'box-year',
  'box-notice',
  'account-code',
  'account-reset',
  'account-known',
  'account-passkey',
  'account-new-device',
  'account-new-address',
  'account-old-address',
  'account-address-changed',
  'account-mailbox',
  'staff-invited',
  'staff-refund-failed',
  'staff-webhook-off',
] as const;
export type OurLetterKind = (typeof ourLetterKinds)[number];

/** Whether an owner's subject can stand over it: of those that tell several things, each with a subject of its own, none is true of all. */
export const hasOwnSubject = (kind: LetterKind): boolean =>
  kind !== 'taken-back' && kind !== 'given-back';

/** What an owner says in place of our words; null where ours stay. */
export type LetterText = { subject: string | null; opening: string | null; closing: string | null };
export const letterParts = [
  'subject',
  'opening',
  'closing',
] as const satisfies (keyof LetterText)[];

/** What is new of a letter. */
export type LetterChange = { [Part in keyof LetterText]?: LetterText[Part] | undefined };

/** The parts of a letter that are not so already; of none, nothing is an owner's. */
export function newParts(said: LetterChange | null, known: LetterText | null): LetterChange {
  const isNew = (part: keyof LetterText) =>
    (said === null || said[part] !== undefined) &&
    (said?.[part] ?? null) !== (known?.[part] ?? null);
  return Object.fromEntries(letterParts.filter(isNew).map((part) => [part, said?.[part] ?? null]));
}

/** What a letter can name in braces, `{name}`. */
export const letterPlaceholders = ['shop', 'name', 'orderNo', 'day'] as const;
export type LetterPlaceholder = (typeof letterPlaceholders)[number];

const inBraces = /\{([A-Za-z]+)\}/g;
const isKnown = (name: string): name is LetterPlaceholder =>
  (letterPlaceholders as readonly string[]).includes(name);

export const fillIn = (text: string, values: Record<LetterPlaceholder, string>): string =>
  text.replace(inBraces, (braces, name: string) => (isKnown(name) ? values[name] : braces));

/** Those that nobody knows, each with its line, from 1. */
export const unknownInLetter = (text: string): { line: number; name: string }[] =>
  unknownNames(text, inBraces, isKnown);
