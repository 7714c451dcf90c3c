import type { Refused } from './shop-types.ts';

type Answer<Body> = { ok: true; body: Body } | { ok: false; status: number; problem: Refused };

/** A reply of the API as what it is: the body that its route promises, or a refusal. */
export async function answerOf<Body>(
  asked: Promise<{ ok: boolean; status: number; json: () => Promise<Body> }>,
): Promise<Answer<Body>> {
  const reply = await asked;
  if (reply.ok) return { ok: true, body: await reply.json() };
  const problem: unknown = await reply.json();
  return { ok: false, status: reply.status, problem: problem as Refused };
}
