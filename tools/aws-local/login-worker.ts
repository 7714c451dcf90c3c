import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

// The SDK is not in the bundle: Lambda brings its own, and here it is the repository's.
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier.startsWith('@aws-sdk/') ? { ...context, parentURL: import.meta.url } : context,
    ),
});

type Bundle = { handler: (event: unknown) => Promise<unknown> };
const { folder } = workerData as { folder: string };
const { handler } = (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as Bundle;

parentPort?.on('message', ({ id, event }: { id: string; event: unknown }) => {
  handler(event).then(
    (result) => parentPort?.postMessage({ id, result }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  );
});
parentPort?.postMessage({ id: 'loaded', result: {} });
