/** Everything the store says, in one place. Another language is another folder beside `en` with the same shape. */
export * as words from './en/en.ts';
