import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { RecipeView } from './load-recipe.server.ts';
import { othersOf, type Other } from './rows.ts';
import { readSelection, writeSelection, type Selection } from './selection.ts';

/** What is chosen, read from the form itself: whatever was typed before scripts ran counts too. The address follows. */
export function useChoice(
  form: RefObject<HTMLFormElement | null>,
  { recipe, offer, line }: RecipeView,
  first: Selection,
) {
  const [selection, setSelection] = useState(first);
  const [others, setOthers] = useState<Other[]>(() => othersOf(recipe, first, offer));
  const read = useCallback(() => {
    if (!form.current) return;
    const chosen = readSelection(new FormData(form.current), recipe);
    setSelection((before) => (JSON.stringify(before) === JSON.stringify(chosen) ? before : chosen));
    const search = writeSelection(chosen, recipe);
    if (line) search.set('line', line.lineId);
    if (new FormData(form.current).get('measures') === 'us') search.set('measures', 'us');
    const query = search.size === 0 ? '' : `?${search.toString()}`;
    if (window.location.search !== query) {
      window.history.replaceState(window.history.state, '', window.location.pathname + query);
    }
  }, [form, recipe, line]);
  // Rows come and go with what is added beside the recipe.
  useEffect(read, [read, others]);

  const field = (name: string) => form.current?.elements.namedItem(name);
  const write = (name: string, value: string) => {
    const input = field(name);
    if (input instanceof HTMLInputElement) input.value = value;
    read();
  };
  return {
    selection,
    others,
    read,
    leaveOut: (ingredientNo: number) => {
      const way = `input[name="change-${ingredientNo}"][value="omit"]`;
      const input = form.current?.querySelector<HTMLInputElement>(way);
      if (!input) return;
      input.checked = true;
      read();
    },
    chooseServings: (servings: number) => write('servings', String(servings)),
    add: (other: Other) => {
      const { first: amount } = other;
      const name = `extra-${other.ingredientNo}`;
      const known = others.some(({ ingredientNo }) => ingredientNo === other.ingredientNo);
      const own = recipe.ingredients.some(
        ({ ingredientNo }) => ingredientNo === other.ingredientNo,
      );
      if (!known && !own) {
        setOthers([...others, other]);
        return;
      }
      const input = form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (!input) return;
      input.value = String(Number(input.value) + amount);
      read();
    },
    drop: (ingredientNo: number) => {
      setOthers(others.filter((other) => other.ingredientNo !== ingredientNo));
    },
  };
}
