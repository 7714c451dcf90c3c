import { data, redirect } from 'react-router';
import { toSignIn } from '../visit.server.ts';
import type { Answer, Problem } from './problem.ts';

type Reply = { ok: boolean; status: number; json: () => Promise<unknown> };
/** What a route of the API answers when it does not refuse. */
type BodyOf<R extends Reply> = R extends { ok: true; json: () => Promise<infer Body> }
  ? Body
  : never;

/** Waits for the API and tells an answer from a refusal. */
export async function answerOf<R extends Reply>(asked: Promise<R>): Promise<Answer<BodyOf<R>>> {
  const reply = await asked;
  // What is done and has nothing to tell has no body.
  const told = reply.status === 204 ? undefined : await reply.json();
  if (reply.ok) return { ok: true, body: told as BodyOf<R> };
  return { ok: false, problem: { ...(told as Problem), status: reply.status } };
}

/**
 * What was changed, or the problem to show beside the form that asked. Who has no session, or no second factor, is sent to get it, unless
 * a page is open that holds what was typed: there they are told.
 */
export async function write<R extends Reply>(
  request: Request,
  asked: Promise<R>,
): Promise<Answer<BodyOf<R>>> {
  const answer = await answerOf(asked);
  if (answer.ok) return answer;
  if (answer.problem.code === 'not-signed-in') {
    if (isFormOfOpenPage(request)) return answer;
    toSignIn(request);
  }
  if (answer.problem.code === 'mfa-required') throw redirect('/admin/second-factor');
  return answer;
}

const isFormOfOpenPage = ({ method, url }: Request): boolean =>
  method === 'POST' && new URL(url).pathname.endsWith('.data');

/** The same for what a page cannot be without: any other refusal becomes the page that says so. */
export const read = async <R extends Reply>(
  request: Request,
  asked: Promise<R>,
): Promise<BodyOf<R>> => orThrow(await write(request, asked));

/** For what a page cannot be without: a refusal becomes the page that says so. */
export function orThrow<Body>(answer: Answer<Body>): Body {
  if (answer.ok) return answer.body;
  throw data(answer.problem, { status: answer.problem.status });
}
