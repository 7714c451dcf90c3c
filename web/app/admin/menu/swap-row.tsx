import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import { optionsByWords } from '../kit/options-by-words.ts';
import type { DraftSwap } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;

/** What may replace an ingredient, so many parts for so many. */
export function SwapRow(props: {
  editing: Editing;
  choices: { value: string; label: string }[];
  swap: DraftSwap;
  /** Of what it replaces. */
  name: string;
  base: string;
  /** Its ingredient's place in the recipe, and its own there: `1.0`. */
  at: string;
  set: (changes: Partial<DraftSwap>) => void;
}) {
  const { editing, choices, swap, name, base, at, set } = props;
  const { problem, rowButton, spot } = editing;
  const label = choices.find(({ value }) => value === swap.with)?.label ?? '';
  const part = (side: 'substitute' | 'original') => ({
    name: `${base}/ratio/${side}`,
    'aria-label': texts[side],
    title: texts[side],
    inputMode: 'numeric' as const,
    value: swap[side],
    onChange: (event: { currentTarget: { value: string } }) => {
      set({ [side]: event.currentTarget.value });
    },
    error: wrongHere(problem, `${base}/ratio/${side}`),
  });
  return (
    <div className={styles.swap}>
      <Select
        {...spot(`swaps.${at}`)}
        name={`${base}/with`}
        aria-label={texts.swap(name)}
        placeholder={texts.swap(name)}
        nothingFoundMessage={texts.nothingFound}
        data={choices}
        value={swap.with === '' ? null : swap.with}
        onChange={(no) => {
          set({ with: no ?? '' });
        }}
        searchable
        filter={optionsByWords}
        allowDeselect={false}
        maxDropdownHeight={320}
        error={wrongHere(problem, `${base}/with`)}
      />
      <TextInput {...part('substitute')} />
      <span>{texts.ratioFor}</span>
      <TextInput {...part('original')} />
      <ActionIcon
        {...rowButton(`swaps.remove.${at}`)}
        variant="subtle"
        color="tomato"
        size={44}
        aria-label={texts.removeSwap(label)}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </div>
  );
}
