import type { EditionChange } from '../../admin/kit/office-types.ts';

const facts: Record<string, string> = {
  name: 'Name',
  slug: 'Address',
  description: 'Description',
  category: 'Category',
  story: 'Story',
  servings: 'Servings',
  minutes: 'Minutes',
  preparationCents: 'Preparation per serving',
  menuPlace: 'Place on the menu',
};
const following: Record<string, string> = {
  name: 'name',
  description: 'description',
  story: 'story',
};

type Told = { of: string; with: string; at: number; from: string; to: string };

/** Who saved a recipe, when, and what they changed. */
export const historyWords = {
  title: 'History',
  text: 'Every save, newest first.',
  of: (name: string) => `History of ${name}`,
  all: 'All versions',
  back: 'The recipe',
  version: (number: number) => `Version ${number}`,
  by: (who: string | null) =>
    who === null ? 'nobody wrote down who' : who === 'import' ? 'an import of files' : who,
  nothing: 'Saved without a change.',
  nothingValue: 'nothing',
  look: 'Look at this version',
  take: 'Take this version back into a draft',
  current: 'This is how it stands now.',
  lookTitle: (number: number, name: string) => `Version ${number} of ${name}`,
  saved: (moment: string, who: string) => `Saved ${moment} by ${who}.`,
  onMenu: 'It was on the menu.',
  wasDraft: 'It was a draft.',
  taken: (number: number) => `This is version ${number}, not saved yet`,
  takenText:
    'Look through it and save it: then it is the newest version. Its picture stays the one that hangs now. Leave the page and nothing has changed.',
  takenOnMenu: 'This recipe is on the menu: saving changes it there at once.',
  priceUnknown: 'That version did not keep what preparing costs; today’s stands here.',
  unfinished: 'This version was not finished.',
  ingredients: (servings: number) => `Ingredients for ${servings}`,
  maybe: (names: string) => `or ${names}`,
  steps: 'Steps',
  noSteps: 'It had no steps.',
  facts: 'About',
  fact: (of: string) => facts[of] ?? of,
  changes: {
    started: () => 'Started.',
    published: () => 'Put on the menu.',
    unpublished: () => 'Taken off the menu.',
    fact: ({ of, from, to }) => `${facts[of] ?? of}: ${from} → ${to}`,
    follows: ({ of }) => `The ${following[of] ?? of} as it follows the meal rewritten.`,
    'picture-hung': () => 'A picture hung.',
    'picture-changed': () => 'Another picture hung.',
    'picture-removed': () => 'The picture taken off.',
    'ingredient-added': ({ of, to }) => `${of} added: ${to}`,
    'ingredient-removed': ({ of, from }) => `${of} removed: it was ${from}`,
    'ingredient-amount': ({ of, from, to }) => `${of}: ${from} → ${to}`,
    'ingredient-confirmed': ({ of, to }) => `${of}: ${to} confirmed as meant.`,
    'ingredients-moved': () => 'Ingredients in another order.',
    'swap-added': (told) => `${told.with} may replace ${told.of}: ${told.to}`,
    'swap-removed': (told) => `${told.with} no longer replaces ${told.of}.`,
    'swap-ratio': (told) => `${told.with} for ${told.of}: ${told.from} → ${told.to}`,
    'step-added': ({ at }) => `Step ${at} added.`,
    'step-removed': ({ at }) => `Step ${at} removed.`,
    'step-rewritten': ({ at }) => `Step ${at} rewritten.`,
    'steps-moved': () => 'Steps in another order.',
    unfinished: () => 'Rows that are not finished.',
  } satisfies Record<EditionChange['what'], (told: Told) => string>,
};
