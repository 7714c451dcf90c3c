import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Card } from '../../kit/api-types.ts';
import { useConflicts, type Fit } from '../../kit/use-conflicts.ts';
import { menuWords } from '../../words/en/menu.ts';
import { askPage, type FewLeft } from './ask-menu.ts';
import { ListedCard } from './listed-card.tsx';
import { pageSize, type MenuView } from './menu-view.ts';
import styles from './results.module.css';
import { menuAddress } from './menu-filters.ts';

/** What was shown further down, by history entry: who comes back finds the list as long as it was. */
const shownAt = new Map<string, Further>();
type Further = { items: Card[]; next: string | null; shown: number };

export function Results(props: {
  view: MenuView;
  waiting: boolean;
  /** Hears what is known of whoever looks. */
  onFit: (fit: Fit) => void;
}) {
  const { view, waiting, onFit } = props;
  const { key } = useLocation();
  const first = { items: view.items, next: view.next, shown: pageSize };
  const [further, setFurther] = useState<{ of: MenuView; list: Further }>();
  const { items, next, shown } = further?.of === view ? further.list : (shownAt.get(key) ?? first);
  const few = useFewLeft(view);
  const [arrival] = useState(view);
  const grid = useRef<HTMLUListElement>(null);
  const [failed, setFailed] = useState(false);
  const visible = items.slice(0, shown);
  const fit = useConflicts(visible);
  useEffect(() => onFit(fit), [fit, onFit]);

  const showMore = async () => {
    setFailed(false);
    let list: Further = { items, next, shown: shown + pageSize };
    if (items.length <= shown && next !== null) {
      const page = await askPage(
        { ...view.filters, week: view.week, cursor: next },
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
      {view.filters.cursor === '' ? null : (
        <p className={styles.continued}>
          {menuWords.continued}.{' '}
          <Link to={menuAddress({ ...view.filters, cursor: '' })}>{menuWords.fromTheStart}</Link>
        </p>
      )}
      <ul
        ref={grid}
        className={styles.grid}
        aria-busy={waiting}
        data-waiting={waiting || undefined}
      >
        {visible.map((card, index) => (
          <ListedCard
            key={card.recipeNo}
            card={few ? { ...card, portionsLeft: few.get(card.recipeNo) ?? null } : card}
            first={index === 0}
            arrived={view === arrival}
            conflicts={fit.of.get(card.recipeNo)}
            favourite={fit.favourites.has(card.recipeNo)}
          />
        ))}
      </ul>
      {items.length > shown || next !== null ? (
        <p className={styles.more}>
          {view.filters.cursor === '' ? (
            <span className="figures" role="status">
              {menuWords.shown(visible.length, view.total)}
            </span>
          ) : null}
          <Link
            className="button plain"
            to={menuAddress({ ...view.filters, cursor: next ?? '' })}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              void showMore();
            }}
          >
            {menuWords.showMore}
          </Link>
          {failed ? <span role="alert">{menuWords.moreFailed}</span> : null}
        </p>
      ) : null}
    </>
  );
}

function NothingFits({ view }: { view: MenuView }) {
  const { q } = view.filters;
  return (
    <section className={styles.nothing}>
      <h2>{q === '' ? menuWords.emptyTitle : menuWords.emptyWords(q)}</h2>
      <p>{q === '' ? menuWords.emptyText : menuWords.emptyWordsText}</p>
      {q === '' ? null : (
        <ul className={styles.ways}>
          {view.categories.map(({ slug, name }) => (
            <li key={slug}>
              <Link to={menuAddress({ week: view.filters.week, category: slug })}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      <Link
        className="button"
        to={menuAddress({ week: view.filters.week, sort: view.filters.sort })}
      >
        {menuWords.emptyNext}
      </Link>
    </section>
  );
}

/** The stock where the list does not know it: what was said last, until what is asked for arrives. */
function useFewLeft({ fewLeft }: MenuView): FewLeft | undefined {
  const [last, setLast] = useState<FewLeft>();
  useEffect(() => {
    let left = false;
    void fewLeft?.then((answer) => {
      // Without an answer the cards say what they said; the dish's own page knows.
      if (answer && !left) setLast(answer);
    });
    return () => {
      left = true;
    };
  }, [fewLeft]);
  return fewLeft && last;
}
