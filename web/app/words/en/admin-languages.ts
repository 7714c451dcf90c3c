/** What the menu says in other languages, as its team writes it. */
export const adminLanguagesWords = {
  title: (name: string, language: string) => `${name} in ${language}`,
  back: 'Back to what it says in English',
  text: 'What is not translated is shown in English. After a change of the English text its translation is not shown until somebody has looked at it again.',
  tokens:
    'Keep the tokens in { } and [ ] as they are, with the English names of ingredients, and translate the words in them. As many sentences as in English, in the same order; within a sentence the order is yours. Times, temperatures and amounts stay the same.',
  place: (place: string) => {
    const step = /^step-(\d+)$/.exec(place)?.[1];
    if (step !== undefined) return `Step ${step}`;
    return place.charAt(0).toUpperCase() + place.slice(1);
  },
  original: 'English',
  states: {
    missing: 'Not translated',
    outdated: 'English has changed since',
    translated: 'Translated',
    heldBack: 'Held back',
  },
  heldBack: 'It is shown in English until it is mended, because it:',
  heldBackCount: (count: number) =>
    count === 1
      ? '1 translation is held back and shown in English'
      : `${count} translations are held back and shown in English`,
  heldBackWhere: (count: number) => (count === 1 ? 'In 1 recipe' : `In ${count} recipes`),
  heldBackText:
    'Something has changed since they were saved (a swap, how something is cooked, a name), and they are not true any more. Each says why on its page.',
  heldBackIn: (name: string, language: string) => `${name} in ${language}`,
  before: 'It was translated when the English said:',
  beforeWas: 'The translation was:',
  save: 'Save',
  saved: 'Saved. It is shown now.',
  languages: 'In other languages',
  nameless: 'Without a name',
  nothing: 'Nothing yet to translate.',
};
