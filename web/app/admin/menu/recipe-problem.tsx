import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { MethodProblems } from './method-problems.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';

const texts = adminMenuWords.recipe;

/** The fields say what is wrong with them; here stands what is wrong with the whole. */
export function RecipeProblem({
  problem,
  nameAt = () => '',
}: {
  problem: Problem | undefined;
  nameAt?: (index: number) => string;
}) {
  if (problem?.code === 'precondition-failed')
    return (
      <Note title={texts.changedMeanwhile} text={texts.changedMeanwhileText}>
        <a href="?" target="_blank" rel="noreferrer">
          {texts.theirs}
        </a>
      </Note>
    );
  if (problem?.code === 'method-untrue')
    return (
      <Note title={problem.title}>
        <MethodProblems problems={problem.fields ?? []} nameAt={nameAt} />
      </Note>
    );
  if (problem === undefined) return null;
  const { status, code, title } = problem;
  return <ProblemNote key={code} problem={{ status, code, title }} />;
}
