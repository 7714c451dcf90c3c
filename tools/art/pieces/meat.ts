import { area, circle, ellipse, faded, line } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const crumbOf = (color: string, light: string, dark: string) =>
  piece(
    40,
    34,
    area('M-16 4L-17-5L-9-8L-5-14L4-10L12-12L17-3L13 3L14 11L5 12L-1 9L-9 13Z', color),
    faded(0.7, circle(2.2, light, -7, -3) + circle(1.8, light, 3, -5) + circle(1.6, light, 6, 4)) +
      faded(0.6, circle(2, dark, -2, 3) + circle(1.6, dark, 9, -2) + circle(1.6, dark, -9, 5)),
    2.4,
  );

export const meat = {
  chickenPiece: piece(
    80,
    60,
    area(
      'M-36 6C-38-14-18-26 4-24C26-26 40-10 36 8C32 24 12 27-8 25C-24 26-34 20-36 6Z',
      '#dc9f52',
    ),
    faded(0.55, line('M-22-10L-6 14M0-18L16 12M20-14L28 4', 5, '#8a4a1a')) +
      faded(0.5, line('M-24-12C-10-20 6-20 18-17', 4, '#ffe0a6')),
  ),
  chickenSlice: piece(
    96,
    36,
    area(
      'M-44 2C-42-13-18-16 4-15C28-16 46-10 44 2C42 14 20 16-2 15C-24 16-44 14-44 2Z',
      '#f6e6c6',
    ),
    faded(0.8, line('M-38 8C-14 14 14 13 36 8', 4, '#dcaa5b')) +
      faded(0.6, line('M-26-2C-8-5 10-5 26-2', 2, '#d9c08e')),
  ),
  chickenThigh: piece(
    190,
    140,
    area(
      'M-86 16C-92-30-46-64 2-60C50-66 92-34 86 10C82 48 44 64 2 62C-40 66-82 54-86 16Z',
      '#c97b2f',
    ),
    faded(
      0.5,
      ellipse(40, 20, '#7a3610', 22, 20, -16) +
        ellipse(22, 12, '#7a3610', -44, 4, 30) +
        ellipse(16, 9, '#7a3610', 30, -32, 10),
    ) +
      faded(0.65, line('M-64-14C-46-42-12-50 20-48', 9, '#ffd590')) +
      faded(0.5, line('M34-42C46-39 54-34 60-26', 6, '#ffd590')),
    14,
  ),
  steakSlice: piece(
    110,
    40,
    area(
      'M-50 2C-48-15-22-18 4-17C32-19 52-12 50 2C48 16 24 18-2 17C-30 18-50 16-50 2Z',
      '#5d2f20',
    ),
    area('M-42 1C-40-9-18-12 4-11C28-12 43-8 42 1C40 10 20 12-2 11C-26 12-42 10-42 1Z', '#b9544c') +
      area('M-32 1C-30-5-12-7 4-7C20-7 33-5 32 1C30 6 14 7-2 7C-18 7-32 6-32 1Z', '#d97a70'),
  ),
  mince: crumbOf('#7d4a2b', '#b07a4e', '#4d2813'),
  porkMince: crumbOf('#b8754a', '#eac093', '#824722'),
  lambChunk: piece(
    78,
    66,
    area(
      'M-34 6C-38-14-22-28 0-27C22-30 38-14 34 6C32 24 16 29-4 28C-22 28-32 22-34 6Z',
      '#8d4d2c',
    ),
    faded(0.45, line('M-18-8C-6-2 8-2 20-8M-18 8C-6 14 8 13 18 8', 3.4, '#5a2a14')) +
      faded(0.55, line('M-18-16C-8-22 6-23 14-20', 5, '#eeb685')),
  ),
  sausage: piece(
    180,
    54,
    line('M-66 6C-30-10 30-10 66 6', 38, '#b8673c'),
    faded(0.5, line('M-44-12L-34 14M-16-17L-6 12M14-17L22 12M42-11L48 12', 6, '#7f3a18')) +
      faded(0.55, line('M-62-4C-30-20 24-20 54-10', 6, '#eeb27c')),
    9,
  ),
  sausageSlice: piece(
    48,
    46,
    ellipse(22, 20, '#9a4c27'),
    ellipse(17.5, 15.5, '#c98058') +
      circle(2.4, '#ecc3a0', -6, -3) +
      circle(2, '#ecc3a0', 5, 4) +
      circle(2, '#9d5a35', 6, -6) +
      circle(2, '#9d5a35', -4, 7),
  ),
  chorizo: piece(
    54,
    52,
    ellipse(25, 23, '#a32c1a'),
    ellipse(20.5, 18.5, '#c8452a') +
      circle(3.4, '#f3c6a0', -7, -5) +
      circle(2.6, '#f3c6a0', 7, 5) +
      circle(2.6, '#f3c6a0', 5, -9) +
      circle(2.2, '#f3c6a0', -6, 8) +
      circle(2, '#8a1f10', -1, 0),
  ),
  chorizoWhole: piece(
    200,
    90,
    line('M-66 16C-40-22 40-22 66 16', 44, '#a8301c') +
      line('M-84 30l-10 10M84 30l10 10', 5, '#d9b98a'),
    faded(0.55, line('M-60 4C-36-26 30-28 54-8', 7, '#f29d7b')) +
      [
        [-44, 8],
        [-14, 0],
        [18, -4],
        [48, 10],
        [0, 6],
        [30, 8],
      ]
        .map(([x = 0, y = 0]) => faded(0.6, circle(3.4, '#f3c6a0', x, y)))
        .join(''),
    10,
  ),
} satisfies Record<string, Piece>;
