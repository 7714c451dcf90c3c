import { useEffect, useRef, type RefObject } from 'react';
import { Form } from 'react-router';
import { allergens } from '../../../../server/src/contract/food-terms.ts';
import { money } from '../../kit/format.ts';
import type { Facets } from '../../kit/api-types.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { foodWords } from '../../words/en/food.ts';
import { menuWords } from '../../words/en/menu.ts';
import { Choices } from './choices.tsx';
import styles from './filter-form.module.css';
import { Limit } from './limit.tsx';
import { activeFilters, type MenuFilters } from './menu-filters.ts';

export const filterFormId = 'menu-filters';

/** Beside the list on a desk, behind a disclosure on a phone. `apply` is called with true while somebody is still typing. */
export function FilterForm(props: {
  form: RefObject<HTMLFormElement | null>;
  filters: MenuFilters;
  facets: Facets;
  apply: (replace: boolean) => void;
}) {
  const { form, filters, facets, apply } = props;
  const scripts = useScripts();
  return (
    <details className={styles.filters}>
      <summary>{menuWords.filtersOn(activeFilters(filters).length)}</summary>
      <Form ref={form} id={filterFormId} action="/menu" className={styles.form} preventScrollReset>
        {filters.week === '' ? null : <input type="hidden" name="week" value={filters.week} />}
        <input type="hidden" name="category" value={filters.category} />
        <SearchField q={filters.q} apply={apply} />
        <Choices
          name="diet"
          title={menuWords.diets}
          hint={foodWords.dietsMeaning}
          labels={foodWords.diets}
          counts={facets.diets}
          chosen={filters.diet}
        />
        <Limit
          name="maxMinutes"
          label={menuWords.time}
          any={menuWords.anyTime}
          offers={['20', '30', '45', '60']}
          textOf={menuWords.upToMinutes}
          chosen={filters.maxMinutes}
        />
        <Limit
          name="maxPriceCents"
          label={menuWords.price}
          any={menuWords.anyPrice}
          offers={['500', '600', '700', '900']}
          textOf={(cents) => menuWords.upToPrice(money(Number(cents)))}
          chosen={filters.maxPriceCents}
        />
        <Choices
          name="without"
          title={menuWords.without}
          hint={menuWords.withoutHint}
          labels={foodWords.avoided}
          counts={countsByName(facets)}
          isPart={(value) => facets.kinds.some((kind) => kind.value === value)}
          chosen={filters.without}
        />
        {scripts ? null : (
          <button className="button" type="submit">
            {menuWords.apply}
          </button>
        )}
      </Form>
    </details>
  );
}

/** Each group of allergens with the foods of it after it. */
const countsByName = ({ without, kinds }: Facets): Facets['without'] =>
  allergens.flatMap((allergen) => [...without, ...kinds].filter(({ value }) => value === allergen));

/** Answers while it is typed in; the first letters are a step to go back over, the others are not. */
function SearchField({ q, apply }: { q: string; apply: (replace: boolean) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const waiting = useRef<number>(undefined);
  useEffect(() => {
    const input = field.current;
    if (input && document.activeElement !== input) input.value = q;
  }, [q]);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  return (
    <div className={styles.search}>
      <label htmlFor="search">{menuWords.search}</label>
      <input
        ref={field}
        id="search"
        type="search"
        name="q"
        defaultValue={q}
        placeholder={menuWords.searchHint}
        onChange={() => {
          window.clearTimeout(waiting.current);
          waiting.current = window.setTimeout(() => apply(q !== ''), 200);
        }}
      />
    </div>
  );
}
