import { useEffect, useRef, useState } from 'react';
import type { Measures } from '../../../../server/src/contract/measures.ts';
import type { Unit } from '../../../../server/src/contract/food-terms.ts';
import type { UsMeasures } from '../../kit/api-types.ts';
import { ask } from '../../kit/ask.ts';
import { amountIn, isTold, toldOf, type Measured, type ToldInUs } from '../../kit/measures.ts';

export type OwnMeasures = {
  own: Measures;
  /** An amount as whoever looks measures. */
  say: (part: Measured, unit: Unit) => string;
  /** By whoever looks; it is remembered. */
  choose: (own: Measures) => void;
};

/** What amounts are told in: as the page came, as it was chosen last, or as it is chosen here. What the store has told once is not asked again. */
export function useMeasures(
  parts: readonly Measured[],
  first: { own: Measures; told: ToldInUs },
): OwnMeasures & { hear: (own: Measures) => void } {
  const [own, setOwn] = useState(first.own);
  const isChosen = useRef(false);
  const [told, setTold] = useState(first.told);
  const items = own === 'us' ? parts.filter((part) => !isTold(told, part)) : [];
  const question = JSON.stringify(
    items.map(({ ingredientNo, amount }) => ({ ingredientNo, amount })),
  );
  useEffect(() => {
    if (question === '[]') return undefined;
    let left = false;
    const json = { items: JSON.parse(question) as Measured[] };
    void ask<UsMeasures>('/api/us-measures', { json }).then((answer) => {
      // Without an answer amounts stay as they are.
      if (!left && answer.ok) setTold((known) => ({ ...known, ...toldOf(answer.body) }));
    });
    return () => {
      left = true;
    };
  }, [question]);
  return {
    own,
    say: (part, unit) => amountIn(own === 'us' ? told : {}, part, unit),
    choose: (chosen) => {
      isChosen.current = true;
      setOwn(chosen);
      void ask('/api/choices/measures', { json: { measures: chosen }, method: 'PUT' });
    },
    // Whoever has chosen here has chosen, however late the shop tells of last time.
    hear: (last) => {
      if (!isChosen.current) setOwn(last);
    },
  };
}
