import { area, bar, circle, ellipse, faded, line, times } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const slice = 'M-72 62C-84 20-92-22-70-44C-50-64 50-64 70-44C92-22 84 20 72 62C40 72-40 72-72 62Z';
const crumb = 'M-60 53C-70 18-77-18-60-36C-44-52 44-52 60-36C77-18 70 18 60 53C34 60-34 60-60 53Z';
const naanShape =
  'M-104 10C-108-30-66-64-14-62C44-62 108-34 108 0C104 36 50 60-4 60C-52 60-100 46-104 10Z';

const blisters = (points: readonly (readonly [number, number, number])[], color: string) =>
  points.map(([x, y, r]) => faded(0.55, ellipse(r, r * 0.7, color, x, y, x))).join('');

const tortilla = (color: string, spot: string) =>
  piece(
    210,
    210,
    circle(100, color),
    blisters(
      [
        [-50, -30, 12],
        [20, -60, 9],
        [54, 10, 13],
        [-20, 40, 10],
        [10, -8, 8],
        [-62, 34, 7],
        [34, 62, 9],
      ],
      spot,
    ),
    6,
  );

export const breadAndPasta = {
  toast: piece(
    180,
    140,
    area(slice, '#a9642c'),
    area(crumb, '#f1d29b') +
      blisters(
        [
          [-34, -20, 8],
          [10, -30, 6],
          [38, 4, 8],
          [-16, 18, 7],
          [-44, 30, 5],
          [26, 36, 6],
        ],
        '#c58b48',
      ),
    9,
  ),
  cheeseToast: piece(
    180,
    140,
    area(slice, '#a9642c'),
    area(crumb, '#f1d29b') +
      area(
        'M-64 44C-74 14-78-18-60-38C-40-54 44-54 62-36C80-14 72 20 62 46C52 60 44 42 34 52C22 64 12 48 0 54C-14 64-24 46-36 54C-48 62-58 56-64 44Z',
        '#f6b73f',
      ) +
      blisters(
        [
          [-30, -18, 10],
          [14, -28, 8],
          [36, 8, 10],
          [-12, 20, 9],
        ],
        '#c86e1c',
      ) +
      faded(0.55, line('M-48-26C-20-38 20-38 44-30', 7, '#ffe6a0')),
    9,
  ),
  sourdough: piece(
    210,
    150,
    area('M-98 14C-100-34-56-66 0-66S100-34 98 14C96 48 60 64 0 64S-96 48-98 14Z', '#b8733a'),
    faded(
      0.9,
      line('M-64 6C-50-22-26-38 0-42M-22 28C-8-4 20-22 50-26M26 40C36 20 54 8 74 4', 9, '#f0d3a0'),
    ) + faded(0.35, line('M-70-22C-44-50-4-58 34-52', 7, '#ffe9c4')),
    14,
  ),
  naan: piece(
    224,
    132,
    area(naanShape, '#eec88f'),
    blisters(
      [
        [-50, -20, 16],
        [10, -34, 12],
        [56, -8, 17],
        [-10, 12, 15],
        [-66, 18, 10],
        [40, 30, 13],
        [-26, 40, 9],
      ],
      '#b06f2c',
    ) + faded(0.5, line('M-78-16C-56-42-10-50 30-46', 6, '#fff0cf')),
    9,
  ),
  pitta: piece(
    180,
    130,
    ellipse(86, 60, '#e8c188'),
    blisters(
      [
        [-40, -18, 13],
        [14, -28, 10],
        [42, 8, 14],
        [-14, 20, 11],
        [-54, 16, 8],
      ],
      '#b98045',
    ) + faded(0.45, line('M-62-16C-40-40 6-46 36-40', 6, '#fff0d0')),
    9,
  ),
  pittaChip: piece(
    70,
    56,
    area('M-30-18C-10-26 20-24 32-14C24 4 12 18-2 25C-18 16-30 0-30-18Z', '#e0b06a'),
    blisters(
      [
        [-10, -8, 6],
        [10, -6, 5],
        [0, 8, 5],
      ],
      '#a9682a',
    ),
  ),
  cornTortilla: tortilla('#f3c765', '#b9732a'),
  flourTortilla: tortilla('#f3dcae', '#b27a3c'),
  rigatoni: piece(
    78,
    42,
    area(
      'M-34-15C-10-18 12-18 30-15C36-8 36 8 30 15C12 18-10 18-34 15C-38 8-38-8-34-15Z',
      '#f2cb75',
    ),
    line('M-30-9H26M-31-3H27M-31 3H27M-30 9H26', 1.8, '#d9a545') +
      ellipse(6.5, 13, '#b87b2a', 31, 0) +
      ellipse(4, 9.5, '#7d4a14', 32, 0),
    5,
  ),
  penne: piece(
    88,
    30,
    area('M-42 10L-30-11H28L42 10C34 14-34 14-42 10Z', '#f4d488'),
    line('M-30-5H24M-34 1H30M-36 6H34', 1.5, '#dcb057') +
      area('M28-11L42 10C37 12 34 8 30 2C27-4 26-9 28-11Z', '#9c6420'),
    4,
  ),
  crumble: piece(
    36,
    32,
    area('M-15 2C-16-9-6-14 3-12C13-13 17-4 14 5C10 14-1 13-7 12C-12 11-15 8-15 2Z', '#d9a257'),
    faded(0.6, circle(3, '#f6d79c', -3, -4)),
  ),
  oat: piece(22, 16, ellipse(9, 6, '#ecd4a0'), line('M-5 0H5', 1.2, '#b98f52')),
  pancake: piece(
    290,
    290,
    circle(140, '#eebf72'),
    `<circle r="122" fill="#cf8a3a"/>` +
      faded(0.5, circle(100, '#dd9d4a', -8, -8)) +
      blisters(
        [
          [-50, -40, 13],
          [40, -60, 10],
          [62, 24, 14],
          [-30, 50, 12],
          [10, 4, 9],
        ],
        '#a9621f',
      ),
    11,
  ),
  meatballFalafel: piece(
    86,
    82,
    area('M0-38C22-38 40-22 40 0C40 24 22 38 0 38S-40 24-40 0C-40-22-22-38 0-38Z', '#93602f'),
    times(12, (index) =>
      circle(
        index % 3 === 0 ? 3.4 : 2.4,
        index % 2 ? '#c79656' : '#5d8a3d',
        Math.cos(index * 2.4) * (8 + index * 2.1),
        Math.sin(index * 2.4) * (8 + index * 2.1),
      ),
    ).join(''),
    10,
  ),
  falafelHalf: piece(
    86,
    82,
    circle(39, '#8a5828'),
    circle(33, '#8fae5c') +
      times(10, (index) =>
        circle(
          2.6,
          index % 2 ? '#c9d98f' : '#55803a',
          Math.cos(index * 2.4) * (5 + index * 2.4),
          Math.sin(index * 2.4) * (5 + index * 2.4),
        ),
      ).join(''),
    5,
  ),
  croutonSlice: piece(62, 44, bar(52, 36, 14, '#b8743a'), bar(42, 26, 10, '#f2d7a2')),
} satisfies Record<string, Piece>;
