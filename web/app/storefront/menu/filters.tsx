import { useEffect, useRef, type RefObject } from 'react';
import { Form } from 'react-router';
import { money } from '../../kit/format.ts';
import type { Facets } from '../../kit/api-types.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { foodWords as food } from '../../words/en/food.ts';
import { menuWords as menu } from '../../words/en/menu.ts';
import { Choices } from './choices.tsx';
import styles from './filters.module.css';
import { Limit } from './limit.tsx';
import { filtersOf, type Wishes } from './wishes.ts';

export const filterForm = 'menu-filters';

/** Beside the list on a desk, behind a disclosure on a phone. `apply` is called with true while somebody is still typing. */
export function Filters(props: {
  form: RefObject<HTMLFormElement | null>;
  wishes: Wishes;
  facets: Facets;
  apply: (replace: boolean) => void;
}) {
  const { form, wishes, facets, apply } = props;
  const scripts = useScripts();
  return (
    <details className={styles.filters}>
      <summary>{menu.filtersOn(filtersOf(wishes).length)}</summary>
      <Form ref={form} id={filterForm} action="/menu" className={styles.form} preventScrollReset>
        <input type="hidden" name="category" value={wishes.category} />
        <SearchField q={wishes.q} apply={apply} />
        <Choices
          name="diet"
          title={menu.diets}
          labels={food.diets}
          counts={facets.diets}
          chosen={wishes.diet}
        />
        <Limit
          name="maxMinutes"
          label={menu.time}
          any={menu.anyTime}
          offers={['20', '30', '45', '60']}
          said={menu.upToMinutes}
          chosen={wishes.maxMinutes}
        />
        <Limit
          name="maxPriceCents"
          label={menu.price}
          any={menu.anyPrice}
          offers={['500', '600', '700', '900']}
          said={(cents) => menu.upToPrice(money(Number(cents)))}
          chosen={wishes.maxPriceCents}
        />
        <Choices
          name="without"
          title={menu.without}
          hint={menu.withoutHint}
          labels={food.allergens}
          counts={facets.without}
          chosen={wishes.without}
        />
        {scripts ? null : (
          <button className="button" type="submit">
            {menu.apply}
          </button>
        )}
      </Form>
    </details>
  );
}

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
      <label htmlFor="search">{menu.search}</label>
      <input
        ref={field}
        id="search"
        type="search"
        name="q"
        maxLength={80}
        defaultValue={q}
        placeholder={menu.searchHint}
        onChange={() => {
          window.clearTimeout(waiting.current);
          waiting.current = window.setTimeout(() => apply(q !== ''), 200);
        }}
      />
    </div>
  );
}
