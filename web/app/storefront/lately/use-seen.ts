import { useEffect, useRef } from 'react';
import { ask } from '../../kit/ask.ts';
import type { Seen } from '../../kit/api-types.ts';

/**
 * Says once that a dish is looked at, and hands on how many servings were chosen last, if any were. The page that everybody gets knows
 * neither.
 */
export function useSeen(recipeNo: number, hear: (servings: number) => void): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    let left = false;
    void ask<Seen>('/api/choices/seen', { json: { recipeNo } }).then((answer) => {
      if (!left && answer.ok && answer.body.servings !== null) latest.current(answer.body.servings);
    });
    return () => {
      left = true;
    };
  }, [recipeNo]);
}
