import { strongestForAll, strongestUntold } from '../../contract/food-terms.ts';

type Strength = { alcoholPermille: number | null };

/** Whether it is told with its strength; of what nobody has said there is nothing to tell. */
export const isStrong = ({ alcoholPermille }: Strength): boolean =>
  alcoholPermille !== null && alcoholPermille > strongestUntold;

export const isForAdults = ({ alcoholPermille }: Strength): boolean =>
  alcoholPermille !== null && alcoholPermille > strongestForAll;
