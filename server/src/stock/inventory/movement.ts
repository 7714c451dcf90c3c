export const movementKinds = ['received', 'taken', 'given-back', 'spoiled', 'counted'] as const;
export type MovementKind = (typeof movementKinds)[number];

export type Movement = {
  movementNo: number;
  ingredientNo: number;
  kind: MovementKind;
  /** Signed base units. */
  amount: number;
  movedAt: Date;
  movedBy: string;
  note: string | null;
  orderNo: number | null;
};

export type NewMovement = Pick<Movement, 'ingredientNo' | 'amount'>;
