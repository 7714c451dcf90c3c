import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { words } from '../../words/admin-words.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { Problem } from '../parts/problem.ts';

const said = words.adminMenu.recipe;

/** The fields say what is wrong with them; here stands what is wrong with the whole. */
export function RecipeProblem({ problem }: { problem: Problem | undefined }) {
  if (problem?.code === 'precondition-failed')
    return (
      <Alert color="tomato" icon={<IconAlertTriangle aria-hidden />} title={said.changedMeanwhile}>
        {said.changedMeanwhileText}{' '}
        <a href="?" target="_blank" rel="noreferrer">
          {said.theirs}
        </a>
      </Alert>
    );
  if (problem === undefined) return null;
  const { status, code, title } = problem;
  return <ProblemAlert key={code} problem={{ status, code, title }} />;
}
