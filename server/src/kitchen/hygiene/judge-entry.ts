import type { Check } from './check.ts';

/** What somebody found: a temperature in tenths of a degree, or whether it was cleaned well; and what they did about it. */
export type Found = { tenths: number | null; done: boolean | null; action: string | null };

type Judged =
  | { ok: true; inOrder: boolean }
  | { ok: false; code: 'entry-of-another-kind' | 'corrective-action-needed' };

/** Whether it is in order. What is not has to say what was done about it (Codex CXC 1-1969, corrective actions). */
export function judgeEntry(
  { kind, minTenths, maxTenths }: Pick<Check, 'kind' | 'minTenths' | 'maxTenths'>,
  { tenths, done, action }: Found,
): Judged {
  const inOrder =
    kind === 'temperature'
      ? tenths === null || done !== null
        ? undefined
        : tenths >= (minTenths ?? tenths) && tenths <= (maxTenths ?? tenths)
      : tenths === null
        ? (done ?? undefined)
        : undefined;
  if (inOrder === undefined) return { ok: false, code: 'entry-of-another-kind' };
  if (!inOrder && (action ?? '').trim() === '')
    return { ok: false, code: 'corrective-action-needed' };
  return { ok: true, inOrder };
}
