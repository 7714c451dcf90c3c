import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconPlus, IconTrash } from '@tabler/icons-react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import { MoveButtons } from './move-buttons.tsx';
import { nameOf } from './name-of.ts';
import { optionsByWords } from '../kit/options-by-words.ts';
import { OddAmountQuestion } from './odd-amount.tsx';
import type { DraftIngredient } from './recipe-draft.ts';
import type { Choosable, Editing } from './recipe-editor.tsx';
import { SwapRow } from './swap-row.tsx';
import { focusOn } from './use-landing.ts';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;

export function IngredientRows(props: { editing: Editing; ingredients: Choosable[] }) {
  const { editing, ingredients } = props;
  const { draft, problem, rowButton, spot } = editing;
  const choices = ingredients.map((known) => ({
    value: String(known.ingredientNo),
    label: nameOf(known),
  }));
  return (
    <>
      <p className={styles.hint}>{texts.ingredientsText(draft.servings)}</p>
      {draft.ingredients.length === 0 ? <p>{texts.noIngredients}</p> : null}
      <ol className={styles.rows}>
        {draft.ingredients.map((row, index) => (
          <li key={row.key} className={styles.row}>
            <IngredientRow {...{ editing, ingredients, choices, row, index }} />
          </li>
        ))}
      </ol>
      <Button
        {...rowButton('ingredients.add')}
        {...spot('ingredients.add')}
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {texts.addIngredient}
      </Button>
      <p className={styles.wrong}>{wrongHere(problem, '/ingredients')}</p>
    </>
  );
}

function IngredientRow(props: {
  editing: Editing;
  ingredients: Choosable[];
  choices: { value: string; label: string }[];
  row: DraftIngredient;
  index: number;
}) {
  const { editing, ingredients, choices, row, index } = props;
  const { draft, change, problem, rowButton, edit, spot } = editing;
  const base = `/ingredients/${index}`;
  const chosen = ingredients.find(({ ingredientNo }) => String(ingredientNo) === row.ingredientNo);
  const name = chosen ? nameOf(chosen) : texts.ingredient(index + 1);
  const set = (changes: Partial<DraftIngredient>) => {
    change({ ingredients: draft.ingredients.with(index, { ...row, ...changes }) });
  };
  return (
    <>
      <div className={styles.ingredient}>
        <Select
          {...spot(`ingredients.${index}.first`)}
          name={`${base}/ingredientNo`}
          aria-label={texts.ingredient(index + 1)}
          placeholder={texts.choose}
          nothingFoundMessage={texts.nothingFound}
          data={choices}
          value={row.ingredientNo === '' ? null : row.ingredientNo}
          onChange={(no) => {
            set({ ingredientNo: no ?? '' });
          }}
          searchable
          filter={optionsByWords}
          allowDeselect={false}
          maxDropdownHeight={320}
          error={wrongHere(problem, `${base}/ingredientNo`)}
        />
        <TextInput
          {...spot(`ingredients.${index}.amount`)}
          name={`${base}/amount`}
          aria-label={texts.amountOf(name)}
          placeholder={texts.amount}
          inputMode="numeric"
          rightSection={chosen ? <span className={styles.hint}>{chosen.unit}</span> : null}
          rightSectionWidth={48}
          value={row.amount}
          onChange={(event) => {
            set({ amount: event.currentTarget.value });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            if (index === draft.ingredients.length - 1) edit('ingredients.add');
            else focusOn(`ingredients.${index + 1}.first`);
          }}
          error={wrongHere(problem, `${base}/amount`)}
        />
        <MoveButtons
          editing={editing}
          row={`ingredients.${index}`}
          count={draft.ingredients.length}
          up={texts.moveIngredientUp(name)}
          down={texts.moveIngredientDown(name)}
        />
        <ActionIcon
          {...rowButton(`swaps.add.${index}`)}
          {...spot(`ingredients.${index}.swap`)}
          variant="subtle"
          size={44}
          aria-label={texts.addSwapFor(name)}
          title={texts.addSwapFor(name)}
        >
          <IconArrowsExchange size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          {...rowButton(`ingredients.remove.${index}`)}
          variant="subtle"
          color="tomato"
          size={44}
          aria-label={texts.removeIngredient(name)}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </div>
      {chosen ? <OddAmountQuestion {...{ editing, row, chosen, base, set }} /> : null}
      {row.swaps.length === 0 ? null : (
        <ul className={styles.swaps}>
          {row.swaps.map((swap, swapIndex) => (
            <li key={swap.key}>
              <SwapRow
                {...{ editing, choices, swap, name }}
                base={`${base}/swaps/${swapIndex}`}
                at={`${index}.${swapIndex}`}
                set={(changes) => {
                  set({ swaps: row.swaps.with(swapIndex, { ...swap, ...changes }) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
