import { createContext } from 'react-router';
import { localPath } from '../../server/src/contract/local-path.ts';
import type { Kept } from './storefront/sign-in/entering.ts';

/** The form that this visit carries through signing in. */
export const keptContext = createContext<Kept | null>(null);

/** The form of somebody who has no session any more. Files are not kept: no form of ours sends one. */
export function keep(request: Request, form: FormData): Kept {
  const { pathname, search } = new URL(request.url);
  const fields = [...form].flatMap(([name, value]): Kept['fields'] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return { to: pathname + search, fields };
}

/** As a page of ours wrote it, or nothing: it is sent to an address of this shop only. */
export function readKept(text: string): Kept | undefined {
  if (text === '') return undefined;
  try {
    const { to, fields } = JSON.parse(text) as Kept;
    const isText = (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string');
    return localPath(to, '') === to && fields.every(isText) ? { to, fields } : undefined;
  } catch {
    // Not a page of ours.
    return undefined;
  }
}
