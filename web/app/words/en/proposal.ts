import { isolated } from '../../../../server/src/contract/people-text.ts';

const list = new Intl.ListFormat('en-IE', { type: 'conjunction' });
const meals = (count: number) => (count === 1 ? '1 meal' : `${count} meals`);
const named = (names: readonly string[]) => list.format(names.map(isolated));

/** A box that is proposed for a household. */
export const proposalWords = {
  link: 'Propose a box for us',
  title: 'A box for all of you',
  text: 'Meals of this menu that everybody at your table can eat, as varied as it gets.',
  forWhom: (names: readonly string[]) => `For you and ${named(names)}.`,
  forYou: 'For you.',
  household: 'Change your household',
  guest: 'This is for customers with a household.',
  signIn: 'Sign in',
  guestInstead: 'Or say here what you eat. Nothing of it is kept.',
  guestFood: 'What you eat',
  dietsHint: 'Every meal keeps to these.',
  allergensHint: 'No meal contains one of these or may contain traces of it.',
  meals: 'How many meals',
  mealsOf: meals,
  servings: 'Servings of each',
  notOf: 'Not this time',
  propose: 'Propose',
  you: 'you',
  swapped: (from: string, to: string) => `${to} instead of ${from.toLocaleLowerCase()}`,
  omitted: (what: string) => `Without ${what.toLocaleLowerCase()}`,
  forNames: (what: string, names: readonly string[]) => `${what}, for ${named(names)}`,
  disliked: (name: string, what: readonly string[]) =>
    `${isolated(name)} does not like ${list.format(what).toLocaleLowerCase()}`,
  liked: 'You have ordered it more than once',
  eatenLately: 'You have it in your box, or had it lately',
  total: (cents: string) => `${cents} in all`,
  another: 'Another instead',
  anotherOf: (dish: string) => `Another instead: ${isolated(dish)}`,
  addAll: (count: number) =>
    count === 1 ? 'Put it into the box' : `Put all ${count} into the box`,
  adding: 'Putting them into the box …',
  noneTitle: 'We found nothing that everybody can eat',
  fewerTitle: (count: number) => `We found no more than ${meals(count)}`,
  because: {
    diets: 'The rest of the menu goes against what somebody must not have or does not eat.',
    stock: 'There is too little left of the rest for so many servings.',
    'stock-together': 'There is not enough in stock for more of these meals together.',
    'passed-over': 'You passed over the rest.',
    'nothing-offered': 'The menu has no more.',
  },
  notFor: (name: string, count: number) => `Not for ${isolated(name)}: ${meals(count)}`,
  startAgain: 'Start again with the whole menu',
  unproven: 'So much is nearly sold out that there may be a better box than this one.',
  nothingAdded: 'Not all of it could be put into the box. Look there before you try again.',
};
