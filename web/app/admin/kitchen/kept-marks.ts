import type { Mark } from './packing-state.ts';

const hourMs = 3_600_000;
/** A day's boxes are packed within it; what is older is nobody's any more. */
const keptForMs = 12 * hourMs;

/** Marks that the store has not heard, as this device keeps them. */
export const writtenMarks = (marks: readonly Mark[], nowMs: number): string =>
  JSON.stringify({ atMs: nowMs, marks });

/** What was written; anything else, or what is too old, is no mark. */
export function readMarks(text: string | null, nowMs: number): Mark[] {
  const said = parsed(text);
  if (!isRecord(said) || typeof said['atMs'] !== 'number') return [];
  if (nowMs - said['atMs'] > keptForMs || !Array.isArray(said['marks'])) return [];
  return said['marks'].filter(isMark);
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (said: unknown): said is Record<string, unknown> =>
  typeof said === 'object' && said !== null;

const isMark = (said: unknown): said is Mark =>
  isRecord(said) &&
  Number.isInteger(said['orderNo']) &&
  Number.isInteger(said['lineNo']) &&
  typeof said['packed'] === 'boolean';
