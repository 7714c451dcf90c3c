import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

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
