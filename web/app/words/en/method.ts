const servings = (count: number) => (count === 1 ? '1 serving' : `${count} servings`);

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** What is said beside the steps of a method. */
export const methodWords = {
  beside: 'Also about your box',
  nameless: 'something without a name',
  extra: (name: string, amount: string) => `You added ${name}, ${amount}: no step above uses it.`,
  unused: (name: string, amount: string) =>
    `Your box also holds ${name}, ${amount}, which no step above needs now.`,
  cook: (name: string) => `No step above says when ${name} is done.`,
  cookUntil: (until: string) => `Cook it ${until}.`,
  asItComes: 'It can be eaten as it comes.',
  cookingUnknown: 'Nobody has told us how it is cooked: cook it all the way through.',
  plain: (count: number) =>
    `This method was written for the recipe as it stands, for ${servings(count)}. Your meal is another one.`,
  swapped: (name: string, withName: string) => `${withName} stands for ${name}.`,
  omitted: (names: readonly string[]) => `Left out: ${list(names)}.`,
  plainNext: 'Water and cooking times may have to change with it.',
};
