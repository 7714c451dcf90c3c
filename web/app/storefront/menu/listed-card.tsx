import { useState } from 'react';
import { RecipeCard } from '../../kit/recipe-card.tsx';
import type { Card } from '../../kit/api-types.ts';
import type { Conflicts } from '../../kit/use-conflicts.ts';

/**
 * A dish in the list. The router asks the server about every new link, whether a page of its own is behind it: for the list that somebody
 * arrives at at once, for a dish that a filter brings only when somebody comes near it.
 */
export function ListedCard(props: {
  card: Card;
  first: boolean;
  arrived: boolean;
  conflicts: Conflicts | undefined;
  favourite: boolean;
}) {
  const { card, first, arrived, conflicts, favourite } = props;
  const [near, setNear] = useState(arrived);
  const come = () => setNear(true);
  return (
    <li onPointerEnter={come} onFocus={come}>
      <RecipeCard
        card={card}
        sizes="(min-width: 72rem) 18rem, (min-width: 34rem) 42vw, 92vw"
        heading="h2"
        first={first}
        conflicts={conflicts}
        favourite={favourite}
        discover={near ? 'render' : 'none'}
      />
    </li>
  );
}
