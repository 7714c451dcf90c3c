import { api } from '../../server/src/api.ts';
import { describeApi, type Document } from '../../server/src/http/document.ts';
import { handle } from '../../server/src/http/handle.ts';

/** The document as a store serves it, of the contract alone: no store is opened for it. */
export function documentOf(url: string): Document {
  const unanswered = () => {
    throw new Error('Nobody answers here.');
  };
  const handlers = Object.fromEntries(Object.keys(api).map((name) => [name, unanswered]));
  return describeApi(handle(api, handlers as never), { name: 'Larder', url });
}
