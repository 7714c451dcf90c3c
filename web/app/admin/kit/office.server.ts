import { data, redirect, type RouterContextProvider } from 'react-router';
import { toSignIn, visitOf } from '../../visit.server.ts';
import type { Problem } from './problem.ts';

type Reply = { ok: boolean; status: number; json: () => Promise<unknown> };
/** What a route of the API answers when it does not refuse. */
type BodyOf<R extends Reply> = R extends { ok: true; json: () => Promise<infer Body> }
  ? Body
  : never;

/** The API in the name of the administrator who looks. */
export const deskOf = (context: Readonly<RouterContextProvider>) => visitOf(context).api;

/** What was read; a refusal becomes the page that says so: to sign in, to the second factor, not allowed, not found. */
export async function read<R extends Reply>(
  request: Request,
  asked: Promise<R>,
): Promise<BodyOf<R>> {
  const reply = await asked;
  if (reply.ok) return (await reply.json()) as BodyOf<R>;
  const problem = await refusalOf(request, reply);
  throw data(problem, { status: problem.status });
}

/** What was changed, or the problem to show beside the form that asked. */
export async function write<R extends Reply>(
  request: Request,
  asked: Promise<R>,
): Promise<{ ok: true; body: BodyOf<R> } | { ok: false; problem: Problem }> {
  const reply = await asked;
  if (reply.ok) return { ok: true, body: (await reply.json()) as BodyOf<R> };
  return { ok: false, problem: await refusalOf(request, reply) };
}

async function refusalOf(request: Request, reply: Reply): Promise<Problem> {
  if (reply.status === 401) toSignIn(request);
  const problem = (await reply.json()) as Problem;
  if (problem.code === 'mfa-required') throw redirect('/admin/second-factor');
  return problem;
}
