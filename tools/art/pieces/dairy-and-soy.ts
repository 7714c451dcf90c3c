import { area, bar, circle, ellipse, faded, line, ring } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const white =
  'M-62 8C-70-16-50-34-34-44C-18-62 14-60 30-48C54-46 70-22 62 2C64 26 44 38 30 50C10 62-22 58-38 46C-56 42-62 26-62 8Z';

const cube = (face: string, edge: string, light: string) =>
  piece(54, 52, bar(46, 44, 9, face), line('M-17 15H17', 5, edge) + line('M-15-15H8', 4, light));

export const dairyAndSoy = {
  friedEgg: piece(
    144,
    128,
    area(white, '#fffaf0'),
    faded(0.45, line('M-58 16C-52 36-34 46-20 52M44 40C56 30 60 20 61 10', 5, '#c98a3a')) +
      circle(26, '#f3a81c', 2, -2) +
      circle(22, '#f8bb2e', 1, -4) +
      faded(0.8, ellipse(7, 5, '#fff3c4', -8, -13, -30)),
    7,
  ),
  poachedEgg: piece(
    120,
    106,
    `<g transform="scale(0.82)">${area(white, '#fff7ea')}</g>`,
    circle(22, '#ee9a17', 0, -2) +
      circle(18.5, '#f6b028', -1, -4) +
      faded(0.8, ellipse(6, 4, '#fff3c4', -8, -11, -30)),
    7,
  ),
  eggHalf: piece(
    68,
    84,
    area('M0-38C20-38 31-10 31 8C31 27 18 38 0 38S-31 27-31 8C-31-10-20-38 0-38Z', '#fff9ef'),
    circle(18, '#e98a14', 0, 7) +
      circle(14.5, '#f5a925', -1, 5) +
      faded(0.75, ellipse(5, 3.4, '#fff0c0', -6, -1, -30)),
    5,
  ),
  tofu: cube('#f9efd8', '#e3cf9f', '#fffaf0'),
  tofuFried: cube('#e3ad58', '#a9672a', '#f8dca0'),
  tofuBlock: piece(
    150,
    116,
    area('M-66-22L-16-48L66-26L18 4Z', '#fffaf0') +
      area('M-66-22L18 4V46L-66 18Z', '#f4e9d2') +
      area('M18 4L66-26V14L18 46Z', '#e3d3b2'),
    '',
    3,
  ),
  tofuScramble: piece(
    56,
    44,
    area('M-25 4C-26-12-10-18 4-17C18-20 28-8 24 4C22 17 8 18-4 17C-16 18-24 14-25 4Z', '#f3c644'),
    faded(0.6, line('M-12-7C-4-11 4-11 10-8', 4, '#ffeaa2')) +
      faded(0.5, line('M-14 8C-4 11 6 11 12 7', 3, '#c98f1e')),
  ),
  tempeh: piece(
    104,
    52,
    bar(92, 42, 9, '#c68743'),
    [
      [-32, -8],
      [-14, 6],
      [2, -8],
      [20, 5],
      [34, -8],
      [-30, 10],
      [36, 10],
      [6, 12],
      [-14, -11],
    ]
      .map(([x = 0, y = 0]) => ellipse(7, 4.6, '#eac588', x, y, x))
      .join('') + faded(0.5, line('M-38 16H38', 4, '#7d4416')),
  ),
  halloumi: piece(
    124,
    66,
    area(
      'M-54-22C-30-28 34-28 54-22C60-8 60 10 54 23C30 28-34 28-54 23C-60 10-60-8-54-22Z',
      '#f8e9bf',
    ),
    faded(0.75, line('M-34-20L-22 21M-8-22L4 22M18-21L30 21', 8, '#b8742e')) +
      faded(0.6, line('M-46-18C-20-22 16-22 44-19', 4, '#fffaf0')),
  ),
  halloumiBlock: piece(
    150,
    116,
    area('M-66-22L-16-48L66-26L18 4Z', '#fffbef') +
      area('M-66-22L18 4V46L-66 18Z', '#f7edd4') +
      area('M18 4L66-26V14L18 46Z', '#e8d9b6'),
    faded(0.5, line('M-50-10C-30-4-10 2 8 8M-50 8C-30 14-10 20 8 26', 2, '#dcc89a')),
    3,
  ),
  paneer: cube('#faf0d9', '#d9a14c', '#fffdf6'),
  feta: piece(
    44,
    38,
    area('M-19 4C-20-8-12-16 0-15L13-14C21-6 20 6 14 13C4 17-16 16-19 4Z', '#fffaf0'),
    faded(0.4, line('M-8 8L6 9M2-6L10-4', 2, '#c9b893')),
  ),
  fetaBlock: piece(
    230,
    160,
    area(
      'M-100-52C-60-66 60-66 100-52C110-20 110 30 100 56C60 70-60 70-100 56C-110 30-110-20-100-52Z',
      '#fdf5e3',
    ),
    faded(
      0.5,
      line('M-84-46C-40-56 40-56 84-46', 8, '#d99a42') +
        ellipse(46, 20, '#d99a42', 30, 10, -12) +
        ellipse(28, 12, '#d99a42', -50, -14, 20) +
        line('M-70 52C-30 60 30 60 72 52', 7, '#d99a42'),
    ) + faded(0.45, line('M-40 20L0 28M24-26L52-20M-70-8L-56 8', 3, '#c9b68d')),
    10,
  ),
  mozzarella: piece(
    76,
    64,
    area('M-34 6C-36-16-14-28 8-26C30-26 38-8 34 8C28 24 8 27-10 26C-26 26-33 20-34 6Z', '#fffaf0'),
    faded(0.6, ellipse(10, 5, '#fff', -10, -12, -20)) +
      faded(0.25, line('M-18 14C-4 20 10 19 20 12', 4, '#b39b6c')),
  ),
  goatCheese: piece(
    90,
    88,
    circle(42, '#fbf4e2'),
    circle(36, '#fffaf0') +
      faded(0.6, ring(30, 6, '#dda24c')) +
      faded(0.5, circle(15, '#e0aa58', 4, 3)),
    5,
  ),
  dollop: piece(
    92,
    80,
    area(
      'M-40 8C-44-14-24-34 0-34C26-36 44-12 40 8C38 28 18 36-2 35C-24 36-38 26-40 8Z',
      '#fffaf0',
    ),
    faded(0.3, line('M-24 10C-22-14 6-22 18-8C26 6 8 18-4 10C-12 2-2-8 6-2', 4, '#b79f72')) +
      faded(0.9, ellipse(8, 5, '#fff', -16, -18, -30)),
    7,
  ),
  ricotta: piece(
    64,
    54,
    area('M-28 4C-32-12-16-22-4-20C8-26 30-16 27 0C32 14 14 24 2 20C-12 25-28 18-28 4Z', '#fffaf0'),
    faded(0.4, line('M-12-4C-4 2 4 2 12-4M-8 9C0 13 6 12 11 9', 2.6, '#c9b68f')),
  ),
  shaving: piece(
    84,
    36,
    area('M-38 6C-30-12 8-18 38-8C30-2 34 4 26 8C6 4-18 8-38 6Z', '#f6dd96'),
    faded(0.6, line('M-26 1C-8-7 10-9 26-6', 2.4, '#fff4cf')),
  ),
  butterPat: piece(
    56,
    46,
    area('M-24-8L-4-19L24-10L24 6L2 19L-24 8Z', '#f8d24a'),
    area('M-24-8L-4-19L24-10L2 2Z', '#fbe183'),
    3,
  ),
  chocolateShard: piece(
    60,
    30,
    area('M-26 4L-14-11L24-8L27 3L10 12L-18 11Z', '#4a2516'),
    line('M-14-9L22-6', 2, '#8b5236'),
  ),
  creamSwirl: piece(
    110,
    100,
    circle(47, '#fffaf0'),
    line(
      'M-2 4C-14-2-8-20 8-18C28-14 26 18 2 22C-28 24-34-18-10-30C22-42 48-8 34 18',
      5,
      '#e9dcbf',
    ),
    7,
  ),
} satisfies Record<string, Piece>;
