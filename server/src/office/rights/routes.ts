import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { tellEverything, type Telling } from './rights.ts';

/** What customers may ask of the shop about themselves. */
export const routes = (parts: Telling) =>
  handle(contract, {
    readEverything: async (c) => {
      const pieces = tellEverything(parts, c.var.claims);
      // What cannot be told at all is refused before anything of it is sent.
      const first = await pieces.next();
      return new Response(fileOf(first, pieces), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="everything-about-me.json"',
          'cache-control': 'private, no-store',
        },
      }) as never;
    },
  });

function fileOf(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string, void> | undefined = first;
  return new ReadableStream({
    pull: async (controller) => {
      const piece: IteratorResult<string, void> = next ?? (await rest.next());
      next = undefined;
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    cancel: async () => {
      await rest.return(undefined);
    },
  });
}
