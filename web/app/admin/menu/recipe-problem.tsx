import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { ProblemNote } from '../kit/problem-note.tsx';

const texts = adminMenuWords.recipe;

/** The fields say what is wrong with them; here stands what is wrong with the whole. */
export function RecipeProblem({ problem }: { problem: Problem | undefined }) {
  if (problem?.code === 'precondition-failed')
    return (
      <Note title={texts.changedMeanwhile} text={texts.changedMeanwhileText}>
        <a href="?" target="_blank" rel="noreferrer">
          {texts.theirs}
        </a>
      </Note>
    );
  if (problem === undefined) return null;
  const { status, code, title } = problem;
  return <ProblemNote key={code} problem={{ status, code, title }} />;
}
