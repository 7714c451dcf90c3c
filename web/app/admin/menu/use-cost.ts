import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { askStore } from '../../kit/ask-store.ts';
import type { Cost } from '../kit/office-types.ts';
import { costQuestion, type Draft } from './recipe-draft.ts';

/** What the draft costs, as the store counts it shortly after the last key. */
export function useCost(draft: Draft, known: Cost | undefined): { cost?: Cost; counting: boolean } {
  const question = JSON.stringify(costQuestion(draft)) as string | undefined;
  const [asked] = useDebouncedValue(question, 250);
  const [first] = useState(question);
  const [answer, setAnswer] = useState<{ to: string | undefined; cost?: Cost }>({
    to: question,
    ...(known === undefined ? {} : { cost: known }),
  });
  useEffect(() => {
    if (asked === undefined || (asked === first && known !== undefined)) {
      setAnswer({ to: asked, ...(asked === undefined || !known ? {} : { cost: known }) });
      return undefined;
    }
    const gone = new AbortController();
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: asked, signal: gone.signal };
    askStore('/api/admin/recipes/cost', request)
      .then(async (reply) => {
        setAnswer(reply.ok ? { to: asked, cost: (await reply.json()) as Cost } : { to: asked });
      })
      .catch(() => {
        if (!gone.signal.aborted) setAnswer({ to: asked });
      });
    return () => {
      gone.abort();
    };
  }, [asked, first, known]);
  const { cost } = answer;
  return { ...(cost === undefined ? {} : { cost }), counting: answer.to !== question };
}
