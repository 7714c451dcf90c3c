import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { folded, wordsOf } from '../../../../server/src/contract/fold.ts';

/** A list to choose from is searched as the shop is: by words in any order, without accents. */
export const optionsByWords: OptionsFilter = ({ options, search }) => {
  const words = wordsOf(search);
  const has = ({ label }: ComboboxItem) => words.every((word) => folded(label).includes(word));
  return options.filter((option) => !('group' in option) && has(option));
};
