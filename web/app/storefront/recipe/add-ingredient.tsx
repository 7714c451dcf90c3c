import { useEffect, useRef, useState } from 'react';
import type { Extra } from '../../kit/api-types.ts';
import { amount, money } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { inLanguage } from '../../kit/in-language.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { allergenNote } from './allergen-note.ts';
import styles from './add-ingredient.module.css';
import type { RecipeView } from './load-recipe.server.ts';
import type { Other } from './rows.ts';

/** What one press adds: a piece, or about a handful. */
const handful: Record<Extra['unit'], number> = { g: 50, ml: 50, mg: 500, piece: 1 };

/** Finds something in the pantry that the recipe does not have. */
export function AddIngredient(props: {
  found: RecipeView['found'];
  onAdd: (other: Other) => void;
}) {
  const scripts = useScripts();
  const [q, setQ] = useState(props.found?.q ?? '');
  const { found, failed } = useFound(q, props.found);
  return (
    <div className={`${styles.add} no-print`}>
      <h3 id="add-ingredient">{recipeWords.addTitle}</h3>
      <div className={styles.find}>
        <label className="visually-hidden" htmlFor="find">
          {recipeWords.find}
        </label>
        <input
          id="find"
          name="find"
          type="search"
          autoComplete="off"
          defaultValue={props.found?.q}
          placeholder={recipeWords.findHint}
          onChange={(event) => setQ(event.target.value.trim())}
        />
        {scripts ? null : (
          <button className="button plain" type="submit" formMethod="get" formNoValidate>
            {recipeWords.findButton}
          </button>
        )}
      </div>
      <p role="status" className={found?.items.length === 0 ? styles.none : 'visually-hidden'}>
        {found && foundWords(found)}
      </p>
      {failed ? <p role="alert">{recipeWords.findFailed}</p> : null}
      {found && found.items.length > 0 ? (
        <ul className={styles.found}>
          {found.items.map((extra) => (
            <FoundExtra key={extra.ingredientNo} extra={extra} onAdd={props.onAdd} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const foundWords = ({ q, items }: NonNullable<RecipeView['found']>) =>
  items.length === 0 ? recipeWords.foundNone(q) : recipeWords.found(items.length);

function FoundExtra(props: { extra: Extra; onAdd: (other: Other) => void }) {
  const { ingredientNo, name, unit, priceCents, packAmount } = props.extra;
  const shownName = name ?? foodWords.nameless;
  const some = handful[unit];
  return (
    <li>
      <span>
        {shownName}
        <small className="figures">
          {[
            recipeWords.pack(money(priceCents), amount(packAmount, unit)),
            allergenNote(props.extra),
          ]
            .filter((note) => note !== '')
            .join(' · ')}
        </small>
      </span>
      <button
        className="button plain"
        type="submit"
        formMethod="get"
        formNoValidate
        name={`extra-${ingredientNo}`}
        value={some}
        aria-label={recipeWords.addAmountOf(amount(some, unit), shownName)}
        onClick={(event) => {
          event.preventDefault();
          props.onAdd({ ingredientNo, name, unit, first: some });
        }}
      >
        {recipeWords.addAmount(amount(some, unit))}
      </button>
    </li>
  );
}

/** Asks while somebody types; an older answer never takes the place of a newer one. */
function useFound(q: string, first: RecipeView['found']) {
  const [answer, setAnswer] = useState({ found: first, failed: false });
  const known = useRef(first?.q ?? '');
  useEffect(() => {
    if (known.current === q) return undefined;
    known.current = q;
    const asking = new AbortController();
    const ask = async () => {
      if (q === '') {
        setAnswer({ found: undefined, failed: false });
        return;
      }
      const query = new URLSearchParams({ q, limit: '8' });
      const reply = await fetch(inLanguage(`/api/ingredients?${query.toString()}`), {
        signal: asking.signal,
      });
      const { items } = (await reply.json()) as { items: Extra[] };
      setAnswer({ found: { q, items }, failed: false });
    };
    const timer = window.setTimeout(() => {
      ask().catch(() => {
        if (!asking.signal.aborted) setAnswer({ found: undefined, failed: true });
      });
    }, 180);
    return () => {
      window.clearTimeout(timer);
      asking.abort();
    };
  }, [q]);
  return answer;
}
