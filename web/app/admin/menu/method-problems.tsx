import { adminMethodWords as texts } from '../../words/en/admin-method.ts';
import styles from './method.module.css';
import { PlaceLink } from './place-link.tsx';
import { placeOf } from './place-of.ts';

type MethodProblem = { field: string; message: string };

/** What keeps a method from being true, each with where it stands. */
export function MethodProblems(props: {
  problems: readonly MethodProblem[];
  /** Of the ingredient at this place of the recipe. */
  nameAt: (index: number) => string;
}) {
  const { problems, nameAt } = props;
  return (
    <>
      <p className={styles.wrong}>{texts.problems(problems.length)}</p>
      <ul className={styles.problems}>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <PlaceLink place={placeOf(field, nameAt)} />: {message}.
          </li>
        ))}
      </ul>
    </>
  );
}
