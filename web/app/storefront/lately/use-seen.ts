import { useEffect, useRef } from 'react';
import { ask } from '../../kit/ask.ts';
import type { Seen } from '../../kit/api-types.ts';

/**
 * Says once that a dish is looked at, and hands on what was chosen last: how many servings, and what amounts are told in. The page that everybody gets knows
 * neither.
 */
export function useSeen(
  recipeNo: number,
  hear: (chosen: Pick<Seen, 'servings' | 'measures'>) => void,
): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    let left = false;
    void ask<Seen>('/api/choices/seen', { json: { recipeNo } }).then((answer) => {
      if (!left && answer.ok) latest.current(answer.body);
    });
    return () => {
      left = true;
    };
  }, [recipeNo]);
}
