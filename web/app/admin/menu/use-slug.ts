import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { askStore } from '../../kit/ask-store.ts';
import type { RecipeSlug } from '../kit/office-types.ts';
import { slugFollows } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';

/** Lets the address follow the name, and answers the next free one where somebody wrote one by hand that is taken. */
export function useSlug({ draft, change }: Editing, recipeNo: number | undefined) {
  const follows = slugFollows(draft);
  const question = new URLSearchParams({
    ...(follows ? { name: draft.name.trim() } : { slug: draft.slug.trim() }),
    ...(recipeNo === undefined ? {} : { recipeNo: String(recipeNo) }),
  }).toString();
  const [asked] = useDebouncedValue(question, 300);
  const [first] = useState(question);
  const [taken, setTaken] = useState<{ slug: string; next: string }>();
  const hear = useEffectEvent((answered: string, { slug, free, next }: RecipeSlug) => {
    if (answered !== question) return;
    if (follows && draft.name.trim() !== '') change({ slug: next, madeSlug: next });
    setTaken(follows || free ? undefined : { slug, next });
  });
  useEffect(() => {
    if (asked === first) return undefined;
    const gone = new AbortController();
    askStore(`/api/admin/recipe-slugs?${asked}`, { signal: gone.signal })
      .then(async (reply) => {
        if (reply.ok) hear(asked, (await reply.json()) as RecipeSlug);
      })
      .catch((error: unknown) => {
        // Saving says the same.
        if (!gone.signal.aborted && !(error instanceof TypeError)) throw error;
      });
    return () => {
      gone.abort();
    };
  }, [asked, first]);
  return taken?.slug === draft.slug.trim() ? taken.next : undefined;
}
