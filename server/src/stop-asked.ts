/**
 * Aborted by the first SIGINT or SIGTERM. Listened for before anything else: as process 1 of a container, a program is not ended by a signal
 * that it does not hear.
 */
export function listenForStop(): AbortSignal {
  const asked = new AbortController();
  // A terminal and npm both pass Ctrl-C on: the second is the same one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      asked.abort();
    });
  return asked.signal;
}
