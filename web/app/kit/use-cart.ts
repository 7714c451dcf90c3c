import { useSyncExternalStore } from 'react';
import type { Cart } from './api-types.ts';

type Lines = readonly Pick<Cart['lines'][number], 'recipeNo' | 'servings'>[];

let known: Lines | undefined;
const listeners = new Set<() => void>();

/** Tells whoever shows something of the box what is in it now. */
export function tellCart(lines: Lines): void {
  known = lines;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is in the box, as the way to it in the header heard last; undefined before, and without scripts. */
export const useCart = (): Lines | undefined =>
  useSyncExternalStore(
    listen,
    () => known,
    () => undefined,
  );

/** Servings of a dish in the box, however it was changed. */
export const servingsOf = (lines: Lines, recipeNo: number): number =>
  lines.reduce((sum, line) => sum + (line.recipeNo === recipeNo ? line.servings : 0), 0);
