import { secondFactorWords } from '../../words/en/second-factor.ts';
import type { Problem } from '../kit/problem.ts';

/** Asks the store from the browser: what it answers, or the problem to show. */
export async function ask(
  path: string,
  body: unknown,
): Promise<{ ok: true; body: unknown } | { ok: false; problem: Problem }> {
  try {
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await reply.json();
    return reply.ok ? { ok: true, body: answer } : { ok: false, problem: answer as Problem };
  } catch {
    return {
      ok: false,
      problem: { status: 503, code: 'no-answer', title: secondFactorWords.failed },
    };
  }
}
