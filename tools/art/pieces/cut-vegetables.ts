import { area, bar, circle, ellipse, faded, line, polar, ring, times } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const seeds = (count: number, distance: number, color: string, rx: number, ry: number) =>
  times(count, (index) => {
    const angle = (index * 360) / count;
    const [x, y] = polar(angle, distance);
    return ellipse(rx, ry, color, x, y, angle);
  }).join('');

const florets = (dome: string, light: string) =>
  [
    [0, -16, 20],
    [-20, -6, 17],
    [20, -6, 17],
    [-9, 4, 15],
    [11, 4, 15],
  ]
    .map(([x = 0, y = 0, r = 0]) => circle(r, dome, x, y) + circle(r * 0.55, light, x - 3, y - 4))
    .join('');

export const cutVegetables = {
  aubergineHalf: piece(
    150,
    66,
    area(
      'M-66-4C-66-26-40-33-8-30C26-28 62-20 66 0C68 18 40 31 4 32C-40 33-66 20-66-4Z',
      '#4b2759',
    ),
    area(
      'M-58-4C-58-20-36-26-8-24C22-22 54-15 57 0C58 13 34 24 4 25C-36 26-58 14-58-4Z',
      '#b36a2c',
    ) +
      faded(0.75, line('M-48-12L-22 18M-24-20L10 20M2-22L36 16M28-18L50 4', 3, '#7c3d16')) +
      faded(0.6, line('M-46 12L-18-20M-18 18L16-20M16 18L44-10', 3, '#7c3d16')) +
      faded(0.55, line('M-46-10C-30-20-8-20 12-18', 5, '#ffe2ab')),
  ),
  aubergineRound: piece(
    64,
    64,
    circle(31, '#4b2c66'),
    circle(26.5, '#e2cf9c') + seeds(9, 15, '#b9985a', 4, 1.8) + faded(0.5, circle(17, '#eedfb4')),
  ),
  beetroot: piece(
    70,
    52,
    area('M-32 14C-30-14-4-26 24-22C34-10 32 6 22 22C2 26-20 26-32 14Z', '#8f1d4c'),
    faded(
      0.7,
      line('M-22 12C-18-6 2-16 22-14', 3, '#c04a7b') + line('M-10 16C-6 4 8-4 22-4', 3, '#c04a7b'),
    ),
  ),
  carrotRound: piece(36, 36, circle(17, '#ef8430'), ring(9, 2.5, '#f7a958') + circle(5, '#f9b566')),
  carrotStick: piece(84, 18, line('M-34 0C-10-4 12 4 34 0', 11, '#f28c36')),
  cauliflower: piece(
    84,
    80,
    area('M-10 6L-6 34C-2 38 4 38 8 34L12 6Z', '#e6dbaa') + florets('#f4e4bb', '#fcf3d8'),
    faded(
      0.55,
      circle(6, '#c98436', -20, -8) + circle(7, '#c98436', 8, -22) + circle(5, '#c98436', 22, 0),
    ),
  ),
  cabbageShred: piece(90, 26, line('M-38 6C-16-12 14-10 38 4', 6, '#dfe9b4')),
  redCabbageShred: piece(90, 26, line('M-38 4C-14-12 16-8 38 6', 6, '#b6558f')),
  chilliRing: piece(
    24,
    24,
    ring(8.5, 5, '#d3352a'),
    circle(5.5, '#f7d9b0') + circle(1.6, '#fff3cf', -2, 0) + circle(1.6, '#e5b56c', 2, 1),
  ),
  cucumberSlice: piece(
    58,
    58,
    circle(27, '#3f8440'),
    circle(23.5, '#d6ecac') +
      circle(19, '#e9f5cb') +
      seeds(8, 11, '#bfd987', 4, 1.8) +
      circle(4, '#d4e8a4'),
  ),
  fennelSlice: piece(
    84,
    64,
    area('M-36 24C-38 0-20-28 0-30C20-28 38 0 36 24C22 34-22 34-36 24Z', '#ecefcf'),
    line('M-20 24C-22 4-10-16-4-24', 3, '#c3cf94') +
      line('M20 24C22 4 10-16 4-24', 3, '#c3cf94') +
      line('M0 26V-18', 3, '#c3cf94') +
      faded(0.5, line('M-30 20C-16 30 16 30 30 20', 5, '#c98b3a')),
  ),
  greenBean: piece(110, 26, line('M-48 5C-20-8 22-8 48 5', 11, '#5e9f40')),
  kimchi: piece(
    74,
    50,
    area(
      'M-34 6C-34-14-18-24 0-20C14-26 34-16 34 2C36 18 16 24 2 20C-14 26-32 22-34 6Z',
      '#d8512a',
    ),
    faded(0.8, line('M-24 8C-10-8 8-8 24 2', 5, '#f6c292')) +
      faded(0.7, line('M-14 14C-4 6 10 4 18 10', 3, '#f3a673')),
  ),
  leekRound: piece(
    44,
    44,
    circle(20.5, '#a9cf77'),
    ring(16, 3, '#dcecb4') + ring(10, 3, '#e9f4cb') + circle(5, '#f5f9de'),
  ),
  mushroomSlice: piece(
    64,
    62,
    area(
      'M-28 0C-28-20-14-27 0-27S28-20 28 0C28 8 18 10 9 8C8 16 12 22 8 26C4 29-4 29-8 26C-12 22-8 16-9 8C-18 10-28 8-28 0Z',
      '#a26d3f',
    ),
    area(
      'M-23-1C-23-16-12-22 0-22S23-16 23-1C18 4 12 3 6 3C5 12 8 18 5 22C2 24-2 24-5 22C-8 18-5 12-6 3C-12 3-18 4-23-1Z',
      '#ecd5b0',
    ) + line('M-17-2C-8-9 8-9 17-2', 3, '#9c7148'),
  ),
  onionRing: piece(54, 54, ring(22, 6, '#a64a82'), ring(19.5, 2.5, '#eac6e0')),
  parsnip: piece(
    150,
    36,
    area('M-66-14C-74-6-74 8-66 14C-20 12 40 6 72 1C40-6-20-12-66-14Z', '#ecd7a0'),
    faded(0.55, line('M-56 9C-20 9 20 5 52 2', 5, '#b8762f')) +
      faded(0.6, line('M-50-8C-46-4-46 2-50 6M-24-7C-21-4-21 1-24 4', 2, '#b98f4d')),
  ),
  pepperStrip: piece(92, 34, line('M-36 6C-18-12 16-12 36 4', 14, '#d83a2a')),
  potatoChunk: piece(
    54,
    48,
    area('M-22-12C-10-22 14-22 22-12C26 2 22 16 10 20C-6 22-22 18-24 4Z', '#f0cf7f'),
    faded(0.55, line('M-16 12C-4 17 8 16 16 10', 5, '#c58631')),
  ),
  radishSlice: piece(
    46,
    46,
    circle(21, '#d33f6c'),
    circle(18, '#fdf1f0') + faded(0.5, seeds(8, 11, '#f3c6cf', 5, 1)),
  ),
  springOnionRing: piece(22, 22, ring(7.5, 4, '#66a845'), circle(5, '#e3f0c2')),
  sprout: piece(64, 28, line('M-26 4C-8-10 10 8 24 0', 5, '#f7f2df') + circle(5, '#e8d27e', 26, 0)),
  squash: piece(
    150,
    70,
    area(
      'M-66-10C-40 16 40 16 66-10C72 0 70 14 58 22C24 38-24 38-58 22C-70 14-72 0-66-10Z',
      '#ee9334',
    ),
    line('M-62 14C-30 36 30 36 62 14', 4, '#d9a962') +
      faded(0.5, line('M-50 0C-24 16 22 16 48 2', 4, '#ffd089')) +
      faded(0.55, line('M-36 22C-14 28 14 28 32 24', 5, '#a9521a')),
  ),
  sweetPotatoCube: piece(
    46,
    44,
    bar(38, 36, 10, '#ea8330'),
    faded(0.5, line('M-10 11C-2 13 6 13 12 9', 5, '#9c4713')) +
      faded(0.4, line('M-10-10H4', 4, '#ffc382')),
  ),
  tomatoHalf: piece(
    58,
    58,
    circle(27, '#d23c29'),
    circle(23, '#ec6a4c') +
      times(5, (index) => {
        const [x, y] = polar(index * 72, 12.5);
        return ellipse(7.5, 5.2, '#c9301f', x, y, index * 72) + circle(1.8, '#f6c66b', x, y);
      }).join('') +
      circle(4, '#f4937a'),
  ),
  cherryTomato: piece(
    46,
    46,
    circle(21, '#dd3c2a'),
    faded(0.65, ellipse(6, 4, '#fff', -7, -9, -35)),
  ),
  tomatoRoast: piece(
    50,
    48,
    ellipse(23, 21, '#cf3a22'),
    faded(0.55, ellipse(9, 5, '#5d160c', 5, 6, 20)) +
      faded(0.6, ellipse(6, 4, '#fff', -8, -8, -35)) +
      faded(0.5, line('M-12 6C-4 2 0-8 6-12', 2, '#8d2213')),
  ),
  sunDriedTomato: piece(
    56,
    36,
    area('M-25 2C-22-14 4-18 24-8C28 4 14 16-4 15C-16 16-26 12-25 2Z', '#a82a1c'),
    faded(0.7, line('M-16 2C-4-6 8-6 17-3M-10 8C0 2 8 3 14 5', 2.5, '#6b130d')),
  ),
} satisfies Record<string, Piece>;
