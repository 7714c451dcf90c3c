import { useEffect, useState } from 'react';
import type { Card, MenuConflicts } from './api-types.ts';
import { ask } from './ask.ts';

/** What goes against the profile of whoever looks and of those who eat with them, by recipe. The lists themselves are the same for everybody: this is asked beside them. */
export type Fit = {
  /** What all of them avoid and keep to. Null for a guest; undefined until somebody has said. */
  profile: MenuConflicts['profile'] | undefined;
  of: ReadonlyMap<number, Conflicts>;
  /** Which of these meals they marked. */
  favourites: ReadonlySet<number>;
  /** It was asked, and nobody answered: of the newest of these meals nothing is known. */
  failed: boolean;
};
export type Conflicts = Omit<MenuConflicts['items'][number], 'recipeNo'>;

const nothingKnown: Fit = {
  profile: undefined,
  of: new Map(),
  favourites: new Set(),
  failed: false,
};
/** As many as are asked for at once. */
const most = 100;

export function useConflicts(cards: readonly Pick<Card, 'recipeNo'>[]): Fit {
  const [fit, setFit] = useState(nothingKnown);
  const wanted = cards.map(({ recipeNo }) => recipeNo).join(',');
  const isGuest = fit.profile === null;
  useEffect(() => {
    if (wanted === '' || isGuest) return undefined;
    let left = false;
    void askAll(wanted.split(',')).then((answer) => {
      if (!left) setFit((before) => answer ?? { ...before, failed: true });
    });
    return () => {
      left = true;
    };
  }, [wanted, isGuest]);
  return fit;
}

async function askAll(recipeNos: string[]): Promise<Fit | undefined> {
  const pages = [];
  for (let from = 0; from < recipeNos.length; from += most) {
    const recipeNo = recipeNos.slice(from, from + most).join(',');
    pages.push(ask<MenuConflicts>(`/api/menu-conflicts?recipeNo=${recipeNo}`));
  }
  const answers = await Promise.all(pages);
  const bodies = answers.flatMap((answer) => (answer.ok ? [answer.body] : []));
  if (bodies.length < answers.length) return undefined;
  const items = bodies.flatMap((body) => body.items);
  const of = new Map(items.map(({ recipeNo, ...against }) => [recipeNo, against]));
  const favourites = new Set(bodies.flatMap((body) => body.favourites));
  return { profile: bodies[0]?.profile, of, favourites, failed: false };
}
