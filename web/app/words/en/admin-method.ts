/** What the editor says of a method that follows the meal. */
export const adminMethodWords = {
  insert: 'Write in',
  insertText:
    'Customers may leave out or swap any ingredient, so steps speak of them in braces: {Garlic: crushed garlic}. Put the cursor where it goes and choose.',
  tokenOf: (name: string, words: string) => `{${name}: ${words}}`,
  doneOf: (name: string) => `[, {done ${name}}]`,
  amountToken: '{100 ml}',
  insertName: (name: string) => `Write ${name} in`,
  insertDone: (name: string) => `Write in when ${name} is done`,
  done: 'done',
  insertAmount: 'An amount that grows',
  guide: 'How a method follows the meal',
  guideLines: [
    '{Garlic: crushed garlic; Ginger: grated ginger} is a list of what is in the box.',
    '{Firm tofu: the tofu | Chicken breast: the chicken} has words for a swap; * stands for its name.',
    '[ … ] goes away with what it speaks of; [this|or this] says the first that it can.',
    '{240 ml} water and {8} rounds grow with the servings; {1 tray/trays per 4} does by the tray.',
    '{done Chicken breast} says how the cook sees that it is cooked through.',
    'A sentence goes away when the one ingredient it speaks of is not there.',
  ],
  follows: 'Name, description and story as they follow the meal',
  followsText:
    'Only where the plain text above would not be true after a swap or without something. For the recipe as it stands it must say the same.',
  fields: { name: 'Name', description: 'Description', story: 'Story' },
  followsFields: { name: 'Called', description: 'Described as', story: 'Told as' },
  preview: 'How it reads',
  previewText: 'Choose what a customer may choose.',
  asWritten: 'As it stands',
  without: (name: string) => `Without ${name}`,
  swap: (name: string, withName: string) => `${withName} for ${name}`,
  change: 'With this change',
  anotherChange: 'And this one',
  readFor: 'For so many',
  show: 'Read it so',
  reading: 'Reading',
  unread: 'Choose ingredients and write a step to see how it reads.',
  fine: 'True for every meal that it offers.',
  problems: (count: number) =>
    count === 1
      ? 'Not true for every meal yet:'
      : `${count} things are not true for every meal yet:`,
  step: (position: number) => `Step ${position}`,
};
