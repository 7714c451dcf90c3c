import { StoppedError } from '../refused-address.ts';
import type { ClaimedEvent, FailedEvent } from './events.ts';

/** With the back-off below, a mail server may be away for more than three hours before letters are given up. */
const attemptsAllowed = 12;

/** Doubles from ten seconds to two hours; `spread` (0 to 1) adds up to a quarter, so that what failed together returns apart. */
function backOffSeconds(attempts: number, spread: number): number {
  return Math.min(10 * 2 ** (attempts - 1), 7_200) * (1 + spread / 4);
}

/** When to try again, or that it was tried often enough. */
export function afterFailure(
  event: ClaimedEvent,
  error: unknown,
  now: Date,
  spread: number,
): FailedEvent {
  const attempts = event.attempts + 1;
  const message = error instanceof Error ? error.message : String(error);
  return {
    event,
    nextAttemptAt: new Date(now.getTime() + backOffSeconds(attempts, spread) * 1_000),
    // PostgreSQL keeps no NUL in a text.
    error: message.replaceAll('\0', '').slice(0, 1_000),
    givenUp: attempts >= attemptsAllowed || error instanceof StoppedError,
  };
}

/** What a log may tell: a mail server's message can hold an address, so it stays in the row. */
export function failureForLog({ event, givenUp }: FailedEvent, error: unknown) {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  return {
    eventId: event.event_id,
    kind: event.kind,
    attempts: event.attempts + 1,
    givenUp,
    name,
    code,
  };
}
