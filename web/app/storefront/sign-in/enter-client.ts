import { textOf } from '../../kit/form.ts';
import { ownProblem } from '../../kit/problem.ts';
import { send } from '../../kit/sending.ts';
import type { Entering } from './entering.ts';

const steps = ['sign-in', 'sign-up', 'confirm', 'mfa'] as const;

/** Sends a step; over a lost connection it stays where it is. */
export async function sendStep<Sent>(sent: {
  request: Request;
  serverAction: () => Promise<Sent>;
}): Promise<Sent | Entering> {
  const form = await sent.request.clone().formData();
  const answer = await send(sent.serverAction);
  if (!isLost(answer)) return answer as Sent;
  const step = steps.find((known) => known === form.get('step')) ?? 'sign-in';
  const known = { email: textOf(form, 'email'), challenge: textOf(form, 'challenge') };
  const agreedTo = textOf(form, 'agreedTo');
  return {
    ...known,
    ...(agreedTo !== '' && { agreedTo }),
    step,
    problem: ownProblem('no-connection'),
  };
}

const isLost = (answer: unknown) =>
  (answer as { problem?: { code: string } } | undefined)?.problem?.code === 'no-connection';
