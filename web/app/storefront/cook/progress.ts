/** A clock that runs for a step, and when it is over, in milliseconds since 1970: a reload changes nothing of it. */
export type Timer = { id: string; step: number; seconds: number; endsAtMs: number };

/** Where somebody is in a dish; step 0 is before the first. */
export type Progress = { step: number; timers: Timer[] };

export const atTheStart: Progress = { step: 0, timers: [] };

const hourMs = 3_600_000;
/** Nobody cooks on after so long: a dish begins at its start again. */
const forgottenAfterMs = 12 * hourMs;

/** What is written down of it, with when. */
export const written = (progress: Progress, nowMs: number): string =>
  JSON.stringify({ ...progress, atMs: nowMs });

/** What was written, for a dish of so many steps; anything else, or what is long ago, is a start. */
export function readProgress(text: string | null, steps: number, nowMs: number): Progress {
  const said = parsed(text);
  if (!isRecord(said)) return atTheStart;
  const { step, timers, atMs } = said;
  if (typeof atMs !== 'number' || nowMs - atMs > forgottenAfterMs) return atTheStart;
  return {
    step: isStep(step, steps) ? step : 0,
    timers: Array.isArray(timers) ? timers.filter((each) => isTimer(each, steps)) : [],
  };
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

const isStep = (said: unknown, steps: number): said is number =>
  typeof said === 'number' && Number.isInteger(said) && said >= 0 && said <= steps + 1;

const isTimer = (said: unknown, steps: number): said is Timer =>
  isRecord(said) &&
  typeof said['id'] === 'string' &&
  isStep(said['step'], steps) &&
  typeof said['seconds'] === 'number' &&
  typeof said['endsAtMs'] === 'number';

/** Whole seconds until it is over, never less than none. */
export const secondsLeft = ({ endsAtMs }: Timer, nowMs: number): number =>
  Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));

/** As a clock shows it: `1:05:00`, `12:30`. */
export function onTheClock(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  const two = (count: number) => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
