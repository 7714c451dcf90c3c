import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './food-labels.module.css';

const texts = adminKitchenWords.foodLabels;
const factNames: Record<string, string> = adminMenuWords.ingredient.facts;

type Table = { heads: string[]; rows: string[][] };
type Run = { text: string; emphasised: boolean };
export type ToldLabel = {
  orderNo: number;
  lineNo: number;
  recipeName: string;
  changesText: string;
  parts: { element: string; title: string | null; runs: Run[]; table: Table | null }[];
  gaps: { field: string; ingredientNo: number | null; name: string | null }[];
};

/** One label: what it tells, or what has to be said first and where. */
export function FoodLabel({ label, children }: { label: ToldLabel; children?: ReactNode }) {
  const { orderNo, lineNo, recipeName, parts, gaps } = label;
  const isComplete = gaps.length === 0;
  return (
    <article
      className={isComplete ? styles.label : `${styles.label} no-print`}
      aria-label={texts.meal(orderNo, lineNo)}
    >
      <p className={styles.meal}>{texts.meal(orderNo, lineNo)}</p>
      {isComplete ? (
        <>
          {parts.map(({ element, title, runs, table }, index) =>
            element === 'name' ? (
              <h3 key={index}>
                <Runs runs={runs} />
              </h3>
            ) : (
              <Fragment key={index}>
                <p>
                  {title === null ? null : <strong>{title} </strong>}
                  <Runs runs={runs} />
                </p>
                {table ? <Figures name={title ?? ''} table={table} /> : null}
              </Fragment>
            ),
          )}
          <div className={`${styles.actions} no-print`}>{children}</div>
        </>
      ) : (
        <>
          <h3>{recipeName}</h3>
          <p>{texts.missing}</p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.ingredientNo}/${gap.field}`}>
                <Link to={whereToSay(gap)}>{inWords(gap)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Figures({ name, table: { heads, rows } }: { name: string; table: Table }) {
  const [, ...columns] = heads;
  return (
    <table className={styles.figures} aria-label={name}>
      <thead>
        <tr>
          <td />
          {columns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([of, ...cells]) => (
          <tr key={of}>
            <th scope="row">{of}</th>
            {cells.map((cell, at) => (
              <td key={heads[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map(({ text, emphasised }, index) =>
    emphasised ? <b key={index}>{text}</b> : <Fragment key={index}>{text}</Fragment>,
  );

type Gap = ToldLabel['gaps'][number];

function inWords({ field, name }: Gap): string {
  const what = texts.ofShop[field] ?? factNames[field] ?? field;
  return name === null ? what : texts.gap(name, what);
}

function whereToSay({ field, ingredientNo }: Gap): string {
  if (ingredientNo !== null) return `/admin/menu/ingredients/${ingredientNo}`;
  return field === 'recipeName' ? '/admin/menu' : '/admin/settings';
}
