/** What the pages say of kitchens. */
export const adminKitchensWords = {
  title: 'Kitchens',
  text: 'Each kitchen has its own stock and its own days. A delivery zone says which one cooks for it. A kitchen stays for good.',
  name: 'Name',
  nameOf: (name: string) => `Name of ${name}`,
  renameOf: (name: string) => `Rename ${name}`,
  first: 'It cooks for every zone that is not given to another.',
  add: 'Add a kitchen',
  addText: 'It begins with an empty shelf, and cooks for nobody until a zone is given to it.',
  done: {
    added: 'The kitchen is added. Give it a delivery zone, and receive its stock.',
    renamed: 'The kitchen is renamed.',
  } as Record<string, string>,
  kitchen: 'Kitchen',
  zoneHint: 'Which one cooks for it. Orders that are placed stay where they are.',
};
