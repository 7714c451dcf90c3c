import { allergenGroups, groupOf, type Allergen } from '../../contract/food-terms.ts';

type Packed = {
  orderNo: number;
  allergens: readonly Allergen[];
  /** Something in it has allergens that nobody has declared. */
  isUnknown: boolean;
};

/**
 * In which order boxes are packed, so that a table carries as little as can be from one into the next: those without any of the 14 groups
 * first, each before all that hold the same and more, those that hold the same one after the other, and last those of which nobody knows.
 */
export function allergenRun(boxes: readonly Packed[]): number[] {
  const places = boxes.map(({ orderNo, allergens, isUnknown }) => {
    const own = new Set(allergens.map(groupOf));
    const held = allergenGroups.map((group) => (own.has(group) ? '1' : '0')).join('');
    return { orderNo, isUnknown, count: own.size, held };
  });
  return places
    .toSorted(
      (a, b) =>
        Number(a.isUnknown) - Number(b.isUnknown) ||
        a.count - b.count ||
        (a.held < b.held ? 1 : a.held > b.held ? -1 : 0) ||
        a.orderNo - b.orderNo,
    )
    .map(({ orderNo }) => orderNo);
}
