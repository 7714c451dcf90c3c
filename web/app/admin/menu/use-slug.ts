import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { askStore } from '../../kit/ask-store.ts';
import type { RecipeSlug } from '../kit/office-types.ts';
import { slugFollows } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';

const texts = adminMenuWords.recipe;

/** Lets the address follow the name, and says which is free where somebody wrote one by hand that is taken. */
export function useSlug({ draft, change }: Editing, recipeNo: number | undefined) {
  const follows = slugFollows(draft);
  const question = new URLSearchParams({
    ...(follows ? { name: draft.name.trim() } : { slug: draft.slug.trim() }),
    ...(recipeNo === undefined ? {} : { recipeNo: String(recipeNo) }),
  }).toString();
  const [asked] = useDebouncedValue(question, 300);
  const [first] = useState(question);
  const [taken, setTaken] = useState<{ slug: string; why: string }>();
  const hear = useEffectEvent((answered: string, { slug, free, leadsTo, next }: RecipeSlug) => {
    if (answered !== question) return;
    if (follows && draft.name.trim() !== '') change({ slug: next, madeSlug: next });
    const why = leadsTo
      ? texts.slugForwards(leadsTo.name ?? adminMenuWords.recipes.nameless, next)
      : texts.slugTaken(next);
    setTaken(follows || free ? undefined : { slug, why });
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
  return taken?.slug === draft.slug.trim() ? taken.why : undefined;
}
