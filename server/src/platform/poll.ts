/**
 * Looks again every so many milliseconds, one look at a time: a database that hangs would be asked by ever more of them. 0 never looks.
 * Answers how to stop.
 */
export function pollEvery(
  ms: number,
  look: () => Promise<void>,
  complain: (error: unknown) => void,
): () => void {
  if (ms === 0) return () => undefined;
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch(complain)
      .finally(() => (looking = undefined));
  }, ms);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
