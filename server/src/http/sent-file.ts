import { setImmediate as endOfTurn } from 'node:timers/promises';

/** A part that took longer gives way to whoever waits. */
const sliceMs = 20;

type SentFile = {
  name: string;
  type: string;
  bytes: Iterable<Uint8Array, void> | AsyncIterable<Uint8Array, void>;
};

/** A file to be kept, sent a part at a time: how long it is does not matter. A part is made when there is room for it; whoever goes away before the end ends it. */
export function sentFile({ name, type, bytes }: SentFile): Response {
  const parts = inTurns(bytes);
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}

async function* inTurns(bytes: SentFile['bytes']): AsyncGenerator<Uint8Array, void> {
  let until = performance.now() + sliceMs;
  for await (const part of bytes) {
    yield part;
    if (performance.now() < until) continue;
    await endOfTurn();
    until = performance.now() + sliceMs;
  }
}
