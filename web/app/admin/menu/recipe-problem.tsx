import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import type { Problem } from '../kit/problem.ts';

const texts = adminMenuWords.recipe;

/** The fields say what is wrong with them; here stands what is wrong with the whole. */
export function RecipeProblem({ problem }: { problem: Problem | undefined }) {
  if (problem?.code === 'precondition-failed')
    return (
      <Alert color="tomato" icon={<IconAlertTriangle aria-hidden />} title={texts.changedMeanwhile}>
        {texts.changedMeanwhileText}{' '}
        <a href="?" target="_blank" rel="noreferrer">
          {texts.theirs}
        </a>
      </Alert>
    );
  if (problem === undefined) return null;
  const { status, code, title } = problem;
  return <ProblemAlert key={code} problem={{ status, code, title }} />;
}
