/** Where something stands in a sorted list: the sorted value, then its number. Two never share a position. */
export type Position = [value: string | number, no: number];

export function comparePositions([a, aNo]: Position, [b, bNo]: Position): number {
  if (a === b) return aNo - bNo;
  return a < b ? -1 : 1;
}
