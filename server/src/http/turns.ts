/**
 * Lets whoever waits go on one by one, each in a turn of the event loop of its own. A turn takes in one new connection only, so a turn
 * that makes dozens of pages keeps whoever has just arrived at the door for seconds.
 */
export function openTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
