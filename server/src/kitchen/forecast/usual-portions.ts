/** What each recipe sells in a usual week: the mean of the weeks in which it sold, rounded up. */
export function usualOf(
  sold: readonly { recipeNo: number; portions: number }[],
): Map<number, number> {
  const weeks = Map.groupBy(sold, ({ recipeNo }) => recipeNo);
  return new Map(
    [...weeks].map(([recipeNo, list]) => {
      const sum = list.reduce((total, { portions }) => total + portions, 0);
      return [recipeNo, Math.ceil(sum / list.length)];
    }),
  );
}
