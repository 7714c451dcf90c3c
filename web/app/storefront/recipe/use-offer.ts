import { useEffect, useRef, useState } from 'react';
import type { Quote } from '../../kit/api-types.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { inLanguage } from '../../kit/in-language.ts';
import type { Offer } from './offer.ts';
import type { Selection } from './selection.ts';

/** Long enough to take several quick steps as one question. */
const pauseMs = 120;

/**
 * The shop's offer for what is chosen, asked anew after each change; an answer to an older question is never shown. The first question
 * is asked at once: who looks, and what else is in their box, is not in the page that everybody gets.
 */
export function useOffer(
  slug: string,
  selection: Selection,
  lineId: string | undefined,
  first: { offer: Offer; problem: Problem | undefined },
): { offer: Offer; problem: Problem | undefined; asking: boolean; askAgain: () => void } {
  const [answer, setAnswer] = useState({ ...first, to: '' });
  const [round, setRound] = useState(0);
  const isFirst = useRef(true);
  const question = JSON.stringify({ ...selection, lineId });
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const reply = await fetch(inLanguage(`/api/recipes/${slug}/quote`), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: question,
        signal: asking.signal,
      });
      const answer = (await reply.json()) as Quote | Problem;
      setAnswer((before) =>
        'code' in answer
          ? { offer: before.offer, problem: answer, to: question }
          : { offer: answer, problem: undefined, to: question },
      );
    };
    const timer = window.setTimeout(
      () => {
        ask().catch(() => {
          if (asking.signal.aborted) return;
          setAnswer(({ offer }) => ({ offer, problem: ownProblem('offline'), to: question }));
        });
      },
      isFirst.current ? 0 : pauseMs,
    );
    isFirst.current = false;
    return () => {
      window.clearTimeout(timer);
      asking.abort();
    };
  }, [slug, question, round]);
  return {
    offer: answer.offer,
    problem: answer.problem,
    asking: answer.to !== question,
    askAgain: () => setRound((it) => it + 1),
  };
}
