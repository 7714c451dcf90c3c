const failuresAllowed = 2;
const pauseMs = 1_000;

/**
 * Decides whether the primary region is asked first: after two failures in a row not for a second, then by one request at a time
 * until one succeeds. `now` counts milliseconds and never runs backwards.
 */
export function openBreaker(now: () => number, changed: (open: boolean) => void) {
  let failures = 0;
  let openUntil: number | undefined;
  let probing = false;

  /** Whoever is told yes reports what came of it by one of the two below. */
  function admits(): boolean {
    if (openUntil === undefined) return true;
    if (probing || now() < openUntil) return false;
    probing = true;
    return true;
  }

  function succeeded(): void {
    const wasOpen = openUntil !== undefined;
    failures = 0;
    openUntil = undefined;
    probing = false;
    if (wasOpen) changed(false);
  }

  function failed(): void {
    failures += 1;
    probing = false;
    if (failures < failuresAllowed) return;
    const wasOpen = openUntil !== undefined;
    openUntil = now() + pauseMs;
    if (!wasOpen) changed(true);
  }

  return { admits, succeeded, failed };
}
