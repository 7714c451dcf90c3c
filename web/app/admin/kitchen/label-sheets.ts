import type { Labels } from '../kit/office-types.ts';

export type LineLabel = Labels['lines'][number];
export type BoxLabel = Labels['boxes'][number];
type Label = { kind: 'box'; box: BoxLabel } | { kind: 'meal'; meal: LineLabel };
const labelKinds = ['all', 'meals', 'boxes'] as const;
type LabelKind = (typeof labelKinds)[number];

/** Labels that fit on one sheet of paper. */
const labelsPerSheet = 6;

/** The labels in the order of packing, a box before its meals, cut into sheets of paper. */
export function labelSheets({ boxes, lines }: Labels, show: LabelKind): Label[][] {
  const meals = Map.groupBy(lines, ({ orderNo }) => orderNo);
  const labels = boxes.flatMap((box): Label[] => [
    ...(show === 'meals' ? [] : [{ kind: 'box' as const, box }]),
    ...(show === 'boxes'
      ? []
      : (meals.get(box.orderNo) ?? []).map((meal) => ({ kind: 'meal' as const, meal }))),
  ]);
  return Array.from({ length: Math.ceil(labels.length / labelsPerSheet) }, (_, index) =>
    labels.slice(index * labelsPerSheet, (index + 1) * labelsPerSheet),
  );
}

export const labelKindOf = (asked: string | null): LabelKind =>
  labelKinds.find((kind) => kind === asked) ?? 'all';
