import { askStore } from './ask-store.ts';
import { ownProblem, type Answer, type Problem } from './problem.ts';

/** Asks the store from the browser; a lost connection is a problem like any other. An object is sent as JSON. */
export async function ask<Body>(
  path: string,
  { json, ...init }: RequestInit & { json?: unknown } = {},
): Promise<Answer<Body>> {
  const asJson = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
  try {
    const reply = await askStore(path, { ...(json === undefined ? {} : asJson), ...init });
    const body: unknown = await reply.json();
    return reply.ok ? { ok: true, body: body as Body } : { ok: false, problem: body as Problem };
  } catch {
    return { ok: false, problem: ownProblem('no-connection') };
  }
}
