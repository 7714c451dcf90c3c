import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { askStore } from '../../kit/ask-store.ts';
import type { MethodPreview } from '../kit/office-types.ts';
import type { PreviewChoice } from './method-question.ts';
import { methodQuestion } from './method-question.ts';
import type { Draft } from './recipe-draft.ts';

/** How the draft reads for what is chosen, as the store tells it shortly after the last key. */
export function useMethod(
  draft: Draft,
  choice: PreviewChoice,
  first: MethodPreview | undefined,
): { preview: MethodPreview | undefined; reading: boolean } {
  const question = JSON.stringify(methodQuestion(draft, choice)) as string | undefined;
  const [asked] = useDebouncedValue(question, 300);
  const [answer, setAnswer] = useState<{ to: string | undefined; preview?: MethodPreview }>({
    to: first === undefined ? undefined : question,
    ...(first === undefined ? {} : { preview: first }),
  });
  useEffect(() => {
    if (asked === undefined) {
      setAnswer({ to: asked });
      return undefined;
    }
    const gone = new AbortController();
    const headers = { 'content-type': 'application/json' };
    askStore('/api/admin/recipes/method', {
      method: 'POST',
      headers,
      body: asked,
      signal: gone.signal,
    })
      .then(async (reply) => {
        setAnswer(
          reply.ok ? { to: asked, preview: (await reply.json()) as MethodPreview } : { to: asked },
        );
      })
      .catch(() => {
        if (!gone.signal.aborted) setAnswer({ to: asked });
      });
    return () => {
      gone.abort();
    };
  }, [asked]);
  return { preview: answer.preview, reading: answer.to !== question };
}
