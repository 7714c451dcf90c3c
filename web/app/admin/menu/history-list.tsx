import { Link } from 'react-router';
import { baseAmount, moment, money } from '../../kit/format.ts';
import { historyWords as texts } from '../../words/en/admin-history.ts';
import type { EditionChange, RecipeEdition } from '../kit/office-types.ts';
import styles from './history.module.css';

/** A change in words: amounts with their unit, prices as money. */
export function inWords(change: EditionChange): string {
  const { what, of, at, unit } = change;
  const told = (value: EditionChange['from']) => {
    if (value === null || value === '') return texts.nothingValue;
    if (unit !== null && typeof value === 'number') return baseAmount(value, unit);
    return of === 'preparationCents' ? money(Number(value)) : String(value);
  };
  return texts.changes[what]({
    of: of ?? '',
    with: change.with ?? '',
    at: at ?? 0,
    from: told(change.from),
    to: told(change.to),
  });
}

/** Saves of a recipe, newest first, each with what it changed and the ways back to it. */
export function HistoryList(props: {
  recipeNo: number;
  /** The one that stands now. */
  editionNo: number;
  editions: RecipeEdition[];
}) {
  const { recipeNo, editionNo: current, editions } = props;
  return (
    <ol className={styles.history}>
      {editions.map(({ editionNo, savedAt, savedBy, changes }) => {
        const version = texts.version(editionNo);
        return (
          <li key={editionNo} className={styles.edition}>
            <p className={styles.head}>
              <strong>{version}</strong>{' '}
              <span className={styles.when}>
                <time dateTime={savedAt}>{moment(savedAt)}</time> · {texts.by(savedBy)}
              </span>
            </p>
            <ul className={styles.changes}>
              {changes.length === 0 ? <li>{texts.nothing}</li> : null}
              {changes.map((change, index) => (
                <li key={index}>{inWords(change)}</li>
              ))}
            </ul>
            {editionNo === current ? (
              <p className={styles.when}>{texts.current}</p>
            ) : (
              <p className={styles.ways}>
                <Link
                  to={`/admin/menu/recipes/${recipeNo}/versions/${editionNo}`}
                  aria-label={`${texts.look}: ${version}`}
                >
                  {texts.look}
                </Link>
                <Link
                  to={`/admin/menu/recipes/${recipeNo}?from=${editionNo}`}
                  reloadDocument
                  aria-label={`${texts.take}: ${version}`}
                >
                  {texts.take}
                </Link>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
