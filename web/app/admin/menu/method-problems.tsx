import { adminMethodWords as texts } from '../../words/en/admin-method.ts';
import styles from './method.module.css';

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
          <li key={`${field} ${message}`}>{texts.field(placeOf(field, nameAt), `${message}.`)}</li>
        ))}
      </ul>
    </>
  );
}

const fields: Partial<Record<string, string>> = texts.fields;

function placeOf(field: string, nameAt: (index: number) => string): string {
  const [, list = '', rest = ''] = field.split('/');
  if (list === 'steps') return texts.step(Number(rest) + 1);
  if (list === 'ingredients') return nameAt(Number(rest));
  return fields[list === 'follows' ? rest : list] ?? field;
}
