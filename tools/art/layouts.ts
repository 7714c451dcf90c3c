export const width = 960;
export const height = 720;

/** Where the dish lies and how large, and the places beside it, the largest first. */
export interface Layout {
  /** For trays and boards, which lie across. */
  readonly wide?: boolean;
  readonly dish: readonly [x: number, y: number, scale: number];
  readonly places: readonly (readonly [x: number, y: number, size: number, turn: number])[];
}

const layouts: readonly Layout[] = [
  {
    dish: [480, 362, 1.06],
    places: [
      [122, 160, 178, -14],
      [838, 566, 176, -10],
      [836, 148, 156, 14],
      [126, 568, 160, 12],
    ],
  },
  {
    dish: [574, 360, 1.14],
    places: [
      [148, 142, 196, -12],
      [168, 578, 190, -14],
      [114, 362, 148, 10],
      [882, 628, 108, 16],
      [886, 92, 108, -12],
    ],
  },
  {
    dish: [480, 372, 1.1],
    places: [
      [832, 138, 184, 12],
      [112, 546, 180, -10],
      [128, 168, 150, -18],
      [848, 572, 150, 14],
    ],
  },
  {
    dish: [560, 392, 1.08],
    places: [
      [150, 366, 204, -8],
      [196, 118, 158, 14],
      [200, 606, 162, -16],
      [868, 118, 142, 12],
      [886, 636, 104, -8],
    ],
  },
  {
    dish: [480, 350, 1.02],
    places: [
      [118, 356, 180, -12],
      [842, 356, 180, 12],
      [190, 606, 148, 14],
      [778, 612, 150, -14],
      [810, 108, 130, 8],
    ],
  },
  {
    wide: true,
    dish: [480, 362, 0.99],
    places: [
      [108, 122, 172, -14],
      [852, 600, 176, 12],
      [846, 116, 160, 14],
      [114, 604, 164, -10],
    ],
  },
  {
    wide: true,
    dish: [566, 284, 1.04],
    places: [
      [138, 168, 196, -12],
      [176, 566, 190, 12],
      [424, 606, 156, -10],
      [648, 612, 146, 12],
      [838, 606, 134, -12],
    ],
  },
];

const mirroredOf = (layout: Layout): Layout => ({
  ...layout,
  dish: [width - layout.dish[0], layout.dish[1], layout.dish[2]],
  places: layout.places.map(([x, y, size, turn]) => [width - x, y, size, -turn] as const),
});

export function layoutOf(index: number, mirrored: boolean): Layout {
  const layout = layouts[index];
  if (!layout) throw new Error(`There is no layout ${index}.`);
  return mirrored ? mirroredOf(layout) : layout;
}
