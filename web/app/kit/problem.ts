/** What the API refused, as far as pages tell of it. `code` may be one that only the browser sees: `no-connection`. */
export type Problem = {
  code: string;
  fields?: { field: string; message: string }[];
  /** Of the basket as it is now, where that is what was in the way. */
  version?: number;
  /** Whatever else the refusal tells: shortages, remedies, the order's number. */
  [member: string]: unknown;
};

type Reply<Body> = { ok: boolean; status: number; json: () => Promise<Body> };

export type Answer<Body> =
  { ok: true; body: Body } | { ok: false; status: number; problem: Problem };

/** Waits for the API and tells an answer from a refusal. */
export async function answerOf<Body>(asking: Promise<Reply<Body>>): Promise<Answer<Body>> {
  const reply = await asking;
  if (reply.ok) return { ok: true, body: await reply.json() };
  const problem = (await reply.json()) as Problem;
  return { ok: false, status: reply.status, problem };
}

/** For what a page cannot be without: a refusal becomes the page that says so. */
export function orThrow<Body>(answer: Answer<Body>): Body {
  if (answer.ok) return answer.body;
  throw new Response(null, { status: answer.status });
}

/** Which fields of a form are at fault: `/deliverTo/name` is the field `name`. The form's words take the place of the API's. */
export function faultsOf(problem: Problem | undefined): Set<string> {
  return new Set((problem?.fields ?? []).map(({ field }) => field.split('/').at(-1) ?? field));
}

/** A text field of a form that was sent; absent is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

/** Only addresses of this store: anything else leads to `otherwise`. */
export function localPath(to: string | null, otherwise: string): string {
  if (!to?.startsWith('/') || /^\/[/\\]/.test(to) || /[\u0000-\u001f]/.test(to)) return otherwise;
  return new URL(to, 'http://here').origin === 'http://here' ? to : otherwise;
}
