import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { StillNeeded } from './still-needed.tsx';
import styles from './menu.module.css';
import { MethodProblems } from './method-problems.tsx';
import { PlaceLink } from './place-link.tsx';
import { placeOf } from './place-of.ts';
import { ProblemNote } from '../kit/problem-note.tsx';

const isOfPlaces = (code: string) =>
  ['recipe-incomplete', 'amount-odd', 'archived-in-recipe'].includes(code);

/** The fields say what is wrong with them; here stands what is wrong with the whole. */
export function RecipeProblem({
  problem,
  nameAt = () => '',
}: {
  problem: Problem | undefined;
  nameAt?: (index: number) => string;
}) {
  if (problem?.code === 'method-untrue')
    return (
      <Note title={problem.title}>
        <MethodProblems problems={problem.fields ?? []} nameAt={nameAt} />
      </Note>
    );
  if (problem && isOfPlaces(problem.code))
    return (
      <Note title={problem.title}>
        <ul className={styles.places}>
          {(problem.fields ?? []).map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <PlaceLink place={placeOf(field, nameAt)} />: {message}.
            </li>
          ))}
        </ul>
      </Note>
    );
  if (problem?.code === 'still-needed') return <StillNeeded problem={problem} />;
  // Both values are shown instead.
  if (problem === undefined || problem.code === 'precondition-failed') return null;
  const { status, code, title } = problem;
  return <ProblemNote key={code} problem={{ status, code, title }} />;
}
