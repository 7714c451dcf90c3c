import { unknownNames } from './in-braces.ts';

/** The pages about the shop itself, in the order of the footer. */
export const legalTopics = [
  'help',
  'contact',
  'privacy',
  'terms',
  'withdrawal',
  'imprint',
] as const;
export type LegalTopic = (typeof legalTopics)[number];

/** Those that customers agree to. */
export const agreedTopics = ['terms', 'privacy'] as const satisfies LegalTopic[];
export type AgreedTopic = (typeof agreedTopics)[number];

export const isAgreed = (topic: LegalTopic): topic is AgreedTopic =>
  (agreedTopics as readonly LegalTopic[]).includes(topic);

/** What of the shop a text can name in braces, `{shop}`: it says what holds when it is read. */
export const placeholders = [
  'shop',
  'operator',
  'address',
  'taxNumber',
  'email',
  'phone',
  'hours',
  'deliveryDays',
  'cutOff',
  'daysAhead',
  'whoRunsIt',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** After a backslash a brace is a brace. */
const inBraces = /(?<!\\)\{([A-Za-z]+)\}/g;

const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name);

/** Which of them a text names. */
export const placeholdersIn = (text: string): Placeholder[] => [
  ...new Set([...text.matchAll(inBraces)].map(([, name = '']) => name).filter(isPlaceholder)),
];

/** Puts something else in the place of each that is known. */
export const withPlaceholders = (text: string, put: (name: Placeholder) => string): string =>
  text.replace(inBraces, (braces, name: string) => (isPlaceholder(name) ? put(name) : braces));

/** Those that nobody knows, each with its line, from 1. */
export const unknownIn = (text: string): { line: number; name: string }[] =>
  unknownNames(text, inBraces, isPlaceholder);
