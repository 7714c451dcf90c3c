import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { RecipeCard } from '../../kit/recipe-card.tsx';
import type { Card } from '../../kit/api-types.ts';
import { menuWords as menu } from '../../words/en/menu.ts';
import { askFewLeft, askPage } from './ask-menu.ts';
import { pageSize, type MenuView } from './menu-view.ts';
import styles from './results.module.css';
import { menuAddress, storedPath } from './wishes.ts';

/** What was shown further down, by history entry: who comes back finds the list as long as it was. */
const shownAt = new Map<string, Further>();
type Further = { items: Card[]; next: string | null; shown: number };

export function Results({ view, waiting }: { view: MenuView; waiting: boolean }) {
  const { key } = useLocation();
  const first = { items: view.items, next: view.next, shown: pageSize };
  const [further, setFurther] = useState<{ of: MenuView; list: Further }>();
  const { items, next, shown } = further?.of === view ? further.list : (shownAt.get(key) ?? first);
  const few = useFewLeft(view);
  const grid = useRef<HTMLUListElement>(null);
  const [failed, setFailed] = useState(false);
  const visible = items.slice(0, shown);

  const showMore = async () => {
    setFailed(false);
    let list: Further = { items, next, shown: shown + pageSize };
    if (items.length <= shown && next !== null) {
      const page = await askPage(
        { ...view.wishes, cursor: next },
        new AbortController().signal,
      ).catch(() => undefined);
      if (!page) {
        setFailed(true);
        return;
      }
      list = { ...list, items: [...items, ...page.items], next: page.next };
    }
    shownAt.set(key, list);
    setFurther({ of: view, list });
    requestAnimationFrame(() => {
      grid.current?.children[visible.length]?.querySelector('a')?.focus({ preventScroll: true });
    });
  };

  if (view.total === 0) return <NothingFits view={view} />;
  return (
    <>
      {view.wishes.cursor === '' ? null : (
        <p className={styles.continued}>
          {menu.continued}.{' '}
          <Link to={menuAddress({ ...view.wishes, cursor: '' })}>{menu.fromTheStart}</Link>
        </p>
      )}
      <ul
        ref={grid}
        className={styles.grid}
        aria-busy={waiting}
        data-waiting={waiting || undefined}
      >
        {visible.map((card, place) => (
          <li key={card.recipeNo}>
            <RecipeCard
              card={{ ...card, portionsLeft: few.get(card.recipeNo) ?? card.portionsLeft }}
              sizes="(min-width: 72rem) 18rem, (min-width: 34rem) 42vw, 92vw"
              heading="h2"
              first={place === 0}
            />
          </li>
        ))}
      </ul>
      {items.length > shown || next !== null ? (
        <p className={styles.more}>
          {view.wishes.cursor === '' ? (
            <span className="figures" role="status">
              {menu.shown(visible.length, view.total)}
            </span>
          ) : null}
          <Link
            className="button plain"
            to={menuAddress({ ...view.wishes, cursor: next ?? '' })}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              void showMore();
            }}
          >
            {menu.showMore}
          </Link>
          {failed ? <span role="alert">{menu.moreFailed}</span> : null}
        </p>
      ) : null}
    </>
  );
}

function NothingFits({ view }: { view: MenuView }) {
  return (
    <section className={styles.nothing}>
      <h2>{menu.emptyTitle}</h2>
      <p>{menu.emptyText}</p>
      <Link className="button" to={menuAddress({ sort: view.wishes.sort })}>
        {menu.emptyNext}
      </Link>
    </section>
  );
}

const none: ReadonlyMap<number, number> = new Map();

/** How many servings are left where a stored result, which cannot say so, was shown. */
function useFewLeft(view: MenuView): ReadonlyMap<number, number> {
  const [few, setFew] = useState(none);
  useEffect(() => {
    if (storedPath(view.wishes) === undefined) return undefined;
    const asking = new AbortController();
    askFewLeft(view.wishes, asking.signal)
      .then(setFew)
      // Without an answer the cards say nothing of it; the dish's own page does.
      .catch(() => undefined);
    return () => asking.abort();
  }, [view]);
  return few;
}
