import type { Household } from '../../food/recipes/food-facts.ts';
import type { Eater } from './meal-for.ts';

type Table = Omit<Household, 'members'> & {
  members: readonly (Household['members'][number] & { dislikes: readonly number[] })[];
};

/** Everybody at a customer's table, the customer first. */
export const eatersOf = ({ avoidedAllergens, diets, members }: Table): Eater[] => [
  { memberNo: null, name: null, avoidedAllergens, diets, dislikes: [] },
  ...members.map(({ memberNo, name, avoidedAllergens, diets, dislikes }) => ({
    memberNo,
    name,
    avoidedAllergens,
    diets,
    dislikes,
  })),
];
