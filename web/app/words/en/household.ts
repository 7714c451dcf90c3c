import { isolated } from '../../../../server/src/contract/people-text.ts';

const list = new Intl.ListFormat('en-IE', { type: 'conjunction' });

/** Who eats with a customer. */
export const householdWords = {
  link: 'Your household',
  title: 'Your household',
  text: 'Say who eats with you and what they must not have. We ask you about it by name before you order, as we do for yourself.',
  names:
    'A first name is enough. Nobody but you sees this page, and it goes when your account goes.',
  you: 'You',
  yourFood: 'Change what you eat',
  yourNothing: 'No diets and no allergens yet',
  avoids: (what: readonly string[]) => `Avoids ${list.format(what)}`,
  keeps: (diets: readonly string[]) => `Keeps to ${list.format(diets)}`,
  dislikes: (what: readonly string[]) => `Does not like ${list.format(what)}`,
  portions: (count: number) =>
    count === 0
      ? 'Eats of somebody else’s plate'
      : count === 1
        ? 'Eats 1 serving'
        : `Eats ${count} servings`,
  nothing: 'Nothing to avoid',
  change: 'Change',
  changeOf: (name: string) => `Change ${isolated(name)}`,
  remove: 'Take out',
  removeOf: (name: string) => `Take out ${isolated(name)}`,
  add: 'Add somebody',
  full: (most: number) => `A household holds ${most}. Take somebody out to add somebody else.`,
  propose: 'Propose a box for all of us',
  kept: 'Your household is saved',
  newTitle: 'Somebody who eats with you',
  memberTitle: 'Somebody of your household',
  name: 'Name',
  nameHint: 'As you call them: Mia, say.',
  nameFault: 'A name has at most 30 characters, one of them a letter.',
  howMuch: 'How much they eat',
  howMuchHint: 'In whole servings, as boxes are packed.',
  eating: 'What they eat',
  dietsHint: 'We say so by name when a meal does not keep to these.',
  allergensHint:
    'We say so by name, and ask before you order a meal that contains one of these or may contain traces of it. Tick a group for every food of it, or single foods.',
  dislikesLegend: 'What they do not like',
  dislikesHint: 'No danger, so we ask nothing: a proposal for your household goes round it.',
  addDislike: 'Add ingredients',
  addDislikeHint: 'By name, with commas between them: coriander, mushrooms.',
  gone: 'No longer sold',
  which: (words: readonly string[]) =>
    `We sell several of these: ${list.format(words.map(isolated))}. Tick the ones you mean above.`,
  unknown: (words: readonly string[]) =>
    `Nothing we sell is called ${list.format(words.map(isolated))}.`,
  tooMany: (most: number) => `At most ${most} ingredients.`,
  save: 'Save',
  saving: 'Saving …',
  back: 'Back without saving',
};
