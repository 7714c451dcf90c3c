/** A refusal of the API: a stable code, a sentence, and the fields at fault as JSON pointers. */
export type Problem = {
  status: number;
  /** May be one that only the browser sees: `no-connection`. */
  code: string;
  title: string;
  fields?: { field: string; message: string }[];
  /** Of the box as it is now, where that is what was in the way. */
  version?: number;
  /** Whatever else the refusal tells: shortages, remedies, the order's number. */
  [member: string]: unknown;
};

export type Answer<Body> = { ok: true; body: Body } | { ok: false; problem: Problem };

/** What the store's door refused before any page was asked. */
export type Refused = { problem: Problem; typed: { name: string; value: string }[] };

export const isRefused = (thrown: unknown): thrown is Refused =>
  typeof thrown === 'object' && thrown !== null && 'problem' in thrown && 'typed' in thrown;

/** By which whoever helps finds a fault of ours in the log: told of faults alone, a refusal says itself what to do. */
export function referenceOf(problem: unknown): string | undefined {
  const { status, requestId } = Object(problem) as { status?: unknown; requestId?: unknown };
  return status === 500 && typeof requestId === 'string' ? requestId : undefined;
}

/** What the pages themselves refuse, in the shape of what the API refuses. */
export const ownProblem = (code: string, title = ''): Problem => ({ status: 400, code, title });

/** Which fields of a form are at fault: `/deliverTo/name` is the field `name`. The form's words take the place of the API's. */
export function faultsOf(problem: Problem | undefined): Set<string> {
  return new Set((problem?.fields ?? []).map(({ field }) => field.split('/').at(-1) ?? field));
}

/** What is wrong with a field (`/capacity`, `/steps/2`), for the message beneath it. */
export const wrongWith = (problem: Problem | undefined, field: string): string | undefined =>
  problem?.fields?.find((wrong) => wrong.field === field)?.message;
