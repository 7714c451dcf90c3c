import { area, bar, circle, ellipse, faded, line, polar, times } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

function citrus(r: number, rind: string, pith: string, flesh: string, light: string): Piece {
  const segments = times(9, (index) => {
    const [ax, ay] = polar(index * 40 + 4, r * 0.76);
    const [bx, by] = polar(index * 40 + 36, r * 0.76);
    const [cx, cy] = polar(index * 40 + 20, r * 0.12);
    return area(
      `M${cx} ${cy}L${ax} ${ay}A${r * 0.76} ${r * 0.76} 0 0 1 ${bx} ${by}Z`,
      index % 2 ? flesh : light,
    );
  }).join('');
  return piece(
    r * 2,
    r * 2,
    circle(r, rind),
    circle(r * 0.87, pith) + segments,
    Math.max(2, r * 0.09),
  );
}

const limeFace = `<g>${citrus(48, '#5f9f39', '#eff5cf', '#b4d657', '#c4e06c').details ?? ''}</g>`;

function wedge(rind: string, pith: string, flesh: string): Piece {
  return piece(
    84,
    54,
    area('M-38-14C-30 16 30 16 38-14C34 12 22 25 0 25S-34 12-38-14Z', rind) +
      area('M-38-14C-20-24 20-24 38-14C30 16-30 16-38-14Z', pith),
    area('M-31-13C-16-19-8-20-3-20L-1 5C-16 4-27-3-31-13Z', flesh) +
      area('M31-13C16-19 8-20 3-20L1 5C16 4 27-3 31-13Z', flesh),
    4,
  );
}

const berry = (rows: readonly (readonly [number, number])[], r: number, color: string) =>
  rows.map(([x, y]) => circle(r, color, x, y)).join('');

const raspberryRows = [
  [-13, -10],
  [0, -13],
  [13, -10],
  [-17, 1],
  [-6, -1],
  [6, -1],
  [17, 1],
  [-12, 11],
  [0, 11],
  [12, 11],
  [-5, 20],
  [5, 20],
] as const;

export const fruit = {
  limeSlice: citrus(34, '#5f9f39', '#eff5cf', '#b4d657', '#c4e06c'),
  lemonSlice: citrus(34, '#f0b92c', '#fff6d6', '#f9d75a', '#fbe17a'),
  orangeSlice: citrus(44, '#ee8420', '#fff0d6', '#f8a33a', '#fab454'),
  lime: piece(
    176,
    150,
    area(
      'M-82-14C-78-48-52-68-18-68C14-68 38-50 44-26C52-22 54-14 48-8C42 18 16 36-18 36C-48 36-72 22-82-14Z',
      '#7db843',
    ) + circle(48, '#62a23a', 34, 24),
    faded(0.5, line('M-58-34C-48-50-32-56-16-57', 8, '#dcf09f')) +
      limeFace.replace('<g>', '<g transform="translate(34 24)">'),
    11,
  ),
  limeWedge: wedge('#5b9a37', '#edf4c8', '#b7d95c'),
  lemonWedge: wedge('#efb526', '#fff5d2', '#f9d85f'),
  appleSlice: piece(
    92,
    44,
    area('M-42-10C-20 12 20 12 42-10C40 12 22 22 0 22S-40 12-42-10Z', '#c93a34'),
    area('M-40-9C-20 12 20 12 40-9C34 8 18 15 0 15S-34 8-40-9Z', '#f6e5b3') +
      faded(0.5, line('M-20 8C-6 13 8 13 22 8', 4, '#cf9143')),
  ),
  apricot: piece(
    50,
    42,
    ellipse(23, 19, '#e8892b'),
    faded(0.6, line('M-15-3C-6 4 4 4 15-2', 3, '#b85c12')) +
      faded(0.5, ellipse(6, 4, '#ffd79a', -8, -8, -30)),
  ),
  avocadoSlice: piece(
    104,
    40,
    area('M-48-6C-26-24 26-24 48-6C40 12 20 18 0 18S-40 12-48-6Z', '#3f7434'),
    area('M-45-6C-24-20 24-20 45-6C36 8 18 13 0 13S-36 8-45-6Z', '#c7db78') +
      area('M-32-4C-16-13 16-13 32-4C22 1 10 3 0 3S-22 1-32-4Z', '#eceba0'),
  ),
  bananaSlice: piece(
    46,
    46,
    circle(21, '#f7e3a0'),
    circle(15, '#fbeebd') +
      times(3, (index) => {
        const [x, y] = polar(index * 120 + 30, 6);
        return ellipse(4, 1.8, '#a98442', x, y, index * 120 + 30);
      }).join(''),
  ),
  blueberry: piece(
    32,
    32,
    circle(14.5, '#474a9c'),
    faded(0.7, circle(5, '#2b2c66', 2, -3)) + faded(0.5, ellipse(4, 2.6, '#c4c8f5', -6, -6, -35)),
  ),
  fig: piece(
    84,
    84,
    area('M0-40C14-36 38-20 38 8C38 28 20 40 0 40S-38 28-38 8C-38-20-14-36 0-40Z', '#5d3363'),
    area('M0-32C10-28 32-16 32 8C32 24 18 35 0 35S-32 24-32 8C-32-16-10-28 0-32Z', '#f0dfc0') +
      ellipse(24, 24, '#cf4f5e', 0, 8) +
      ellipse(13, 14, '#a92a45', 0, 9) +
      times(14, (index) => {
        const [x, y] = polar(index * 26, 17);
        return circle(1.7, '#f8d79a', x, y + 8);
      }).join(''),
  ),
  figWhole: piece(
    120,
    140,
    line('M0-44C2-54 6-58 8-64', 9, '#7d9a55') +
      area('M0-52C14-40 52-16 52 20C52 48 28 64 0 64S-52 48-52 20C-52-16-14-40 0-52Z', '#5b3164'),
    faded(
      0.45,
      line('M-8-30C-24-6-32 14-28 40', 4, '#a87fb3') +
        line('M10-30C22-6 28 14 26 40', 3, '#3b1d44'),
    ) + faded(0.5, ellipse(7, 16, '#d0b0d8', -26, 2, 25)),
    11,
  ),
  mangoCube: piece(42, 40, bar(34, 32, 9, '#f7ab25'), faded(0.6, line('M-8-9H6', 4, '#ffe08f'))),
  mangoSlice: piece(
    112,
    44,
    area('M-50-8C-26-24 26-24 50-8C40 12 20 19 0 19S-40 12-50-8Z', '#f6a623'),
    faded(0.65, line('M-34-7C-14-15 14-15 34-7', 5, '#ffdb83')) +
      faded(0.35, line('M-26 7C-8 12 10 12 26 6', 3, '#d97a12')),
  ),
  olive: piece(
    36,
    30,
    ellipse(16, 12.5, '#4c2a48'),
    faded(0.6, ellipse(5, 2.6, '#d9b9d2', -5, -5, -20)) + circle(2.6, '#2b1428', 11, 2),
  ),
  poachedPear: piece(
    130,
    180,
    line('M4-76C2-84 6-88 10-92', 6, '#4c2a1c') +
      area(
        'M2-78C24-78 28-54 30-34C34-10 56 8 56 38C56 68 32 84 0 84S-56 68-56 38C-56 8-32-12-28-34C-24-56-20-78 2-78Z',
        '#8f1c3c',
      ),
    faded(0.5, line('M-12-56C-16-34-18-20-30-2C-38 12-40 24-38 38', 8, '#ee9aa6')) +
      faded(0.35, ellipse(20, 34, '#5c0c24', 24, 40, 20)),
    14,
  ),
  pearHalf: piece(
    120,
    160,
    area(
      'M0-72C22-72 26-48 28-30C32-8 50 8 50 34C50 60 28 74 0 74S-50 60-50 34C-50 8-32-8-28-30C-26-48-22-72 0-72Z',
      '#8a1a3a',
    ),
    area(
      'M0-64C16-64 20-44 22-27C26-6 42 10 42 33C42 54 24 66 0 66S-42 54-42 33C-42 10-26-6-22-27C-20-44-16-64 0-64Z',
      '#c0496a',
    ) +
      ellipse(13, 17, '#7f1735', 0, 34) +
      line('M0 14V-54', 3, '#8f2145') +
      faded(0.5, line('M-14-40C-18-18-28-2-30 18', 6, '#f2a9bb')),
    8,
  ),
  pomegranateSeed: piece(
    20,
    16,
    area('M-8 0C-6-7 4-7 8 0C4 7-6 7-8 0Z', '#c41c44'),
    faded(0.7, circle(1.8, '#ffc2cd', -3, -2)),
  ),
  pomegranate: piece(
    140,
    150,
    area('M-18-48L-24-70L-8-60L0-72L8-60L24-70L18-48Z', '#c8393f') +
      area('M0-56C40-56 62-28 62 8C62 44 36 66 0 66S-62 44-62 8C-62-28-40-56 0-56Z', '#cf3d45'),
    area('M6-24C38-24 50-4 46 22C42 44 22 52 2 48C-14 42-18 20-14 2C-12-12-6-22 6-24Z', '#f8e2b4') +
      [
        [2, -8],
        [16, -12],
        [30, -4],
        [4, 8],
        [18, 4],
        [34, 10],
        [0, 24],
        [14, 20],
        [28, 24],
        [10, 36],
        [22, 37],
      ]
        .map(
          ([x = 0, y = 0]) =>
            ellipse(7.5, 6.5, '#b81a3e', x, y, 20) + circle(2, '#f29aa9', x - 2, y - 2),
        )
        .join(''),
    11,
  ),
  raspberry: piece(
    56,
    60,
    berry(raspberryRows, 9, '#cf2f58'),
    raspberryRows.map(([x, y]) => faded(0.55, circle(2.6, '#ffc4d2', x - 2, y - 3))).join(''),
    5,
  ),
  rhubarb: piece(
    104,
    26,
    line('M-42 2C-14-4 14-4 42 2', 19, '#d6546f'),
    faded(0.6, line('M-44-3C-14-8 14-8 44-3', 3, '#f7b3bd')) +
      faded(0.5, line('M-42 6C-14 1 14 1 42 6', 3, '#a52a4a')),
  ),
  rhubarbStalk: piece(
    100,
    240,
    line('M-4 106C-8 40 0-10 4-40', 25, '#d0405f') +
      area(
        'M4-36C-34-36-48-66-34-92C-26-86-20-98-8-108C0-98 8-104 16-112C22-100 32-102 40-94C54-66 42-38 4-36Z',
        '#4f9147',
      ),
    faded(0.6, line('M-10 100C-14 40-6-10-2-36', 4, '#f29bac')) +
      line('M4-40C2-60 2-76 4-94M4-52C-8-62-16-70-22-80M6-54C16-64 24-72 30-82', 4, '#8fc077'),
    9,
  ),
  sultana: piece(
    24,
    18,
    ellipse(10, 7, '#8f5a24'),
    faded(0.6, line('M-5-1C-1 2 3 2 6 0', 1.6, '#4f2c0c')),
  ),
} satisfies Record<string, Piece>;
