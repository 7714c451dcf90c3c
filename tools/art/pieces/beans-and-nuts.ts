import { area, circle, ellipse, faded, line } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const bean = (rx: number, ry: number, color: string, light: string): Piece =>
  piece(
    rx * 2 + 2,
    ry * 2 + 4,
    area(
      `M${-rx} 0C${-rx} ${-ry * 1.3} ${-rx * 0.2} ${-ry} 0 ${-ry * 0.75}C${rx * 0.2} ${-ry} ${rx} ${-ry * 1.3} ${rx} 0C${rx} ${ry * 1.4} ${-rx} ${ry * 1.4} ${-rx} 0Z`,
      color,
    ),
    faded(0.6, ellipse(rx * 0.3, ry * 0.22, light, -rx * 0.4, -ry * 0.35, -15)),
  );

export const beansAndNuts = {
  blackBean: bean(14, 9.5, '#332636', '#c7b3cb'),
  butterBean: bean(24, 15, '#f1e3c1', '#fff'),
  chickpea: piece(
    34,
    32,
    area('M0-14C9-16 15-8 15 1C15 10 8 14 0 14S-15 10-15 1C-15-8-9-12 0-14Z', '#e6bd78'),
    faded(0.6, ellipse(4, 3, '#fff2d0', -5, -5, -20)) +
      faded(0.6, line('M0-12C2-7 1-4 0-1', 2, '#b8853c')),
  ),
  chickpeaRoast: piece(
    34,
    32,
    area('M0-14C9-16 15-8 15 1C15 10 8 14 0 14S-15 10-15 1C-15-8-9-12 0-14Z', '#d2873a'),
    faded(0.5, ellipse(4, 3, '#ffdca4', -5, -5, -20)) +
      faded(0.6, line('M0-12C2-7 1-4 0-1', 2, '#8a4a14')),
  ),
  corn: piece(20, 18, area('M-7-5C-3-9 4-8 8-4C9 3 5 7-1 7C-7 6-9 0-7-5Z', '#f8c83f')),
  edamame: bean(13, 9, '#93c65e', '#e9f7c9'),
  pea: piece(22, 22, circle(9.5, '#74b544'), faded(0.7, ellipse(3, 2, '#e6f6c6', -3, -4, -30))),
  whiteBean: bean(17, 11, '#f3e8cb', '#fff'),
  caper: piece(18, 18, circle(7.5, '#7a8a42'), faded(0.6, line('M-3 1L3-1', 1.6, '#4b581f'))),
  lentil: piece(14, 12, ellipse(5.6, 4.6, '#66683f')),
  almondFlake: piece(44, 28, ellipse(19, 11, '#d7a765'), ellipse(16.5, 9, '#fbeccb'), 2),
  cashew: piece(
    54,
    40,
    area(
      'M-22-6C-16-18 6-20 18-8C26 2 24 14 16 15C9 15 10 6 2 2C-6-1-12 6-19 4C-25 2-25-1-22-6Z',
      '#f0d7a2',
    ),
    faded(0.6, line('M-14-8C-6-13 6-11 12-4', 3, '#fff4d8')),
  ),
  hazelnut: piece(
    42,
    44,
    area('M0-19C12-17 18-6 18 4C18 14 8 19 0 19S-18 14-18 4C-18-6-12-17 0-19Z', '#b9773a'),
    area('M-17 8C-8 13 8 13 17 8C15 16 8 19 0 19S-15 16-17 8Z', '#e3bd85') +
      faded(0.55, ellipse(4, 8, '#eebf88', -8, -3, 20)),
    5,
  ),
  hazelnutHalf: piece(34, 34, circle(15, '#c98d4c'), circle(12, '#f3ddae') + circle(4, '#dcb878')),
  peanut: piece(32, 22, ellipse(14, 9, '#e6bd7c'), faded(0.7, line('M-9 0H9', 1.8, '#b98547'))),
  pineNut: piece(24, 14, area('M-10 0C-6-6 4-6 10 0C4 6-6 6-10 0Z', '#f6e6bd')),
  pistachio: piece(
    30,
    20,
    ellipse(13, 8, '#9bb84f'),
    faded(0.7, line('M-8-2C-2-4 4-4 9-1', 2, '#7a4a6a')),
  ),
  pumpkinSeed: piece(
    28,
    18,
    area('M-12 0C-8-8 6-8 12 0C6 8-8 8-12 0Z', '#5f8243'),
    faded(0.6, line('M-7-1H6', 1.6, '#b8d295')),
  ),
  sesame: piece(12, 9, area('M-5 0C-2-4 3-4 5 0C3 4-2 4-5 0Z', '#fbefcf')),
  walnut: piece(
    56,
    52,
    area('M0-23C12-26 25-16 24-2C25 12 14 24 0 22C-14 24-25 12-24-2C-25-16-12-26 0-23Z', '#c08a4f'),
    line('M0-20V19', 3, '#7f4f22') +
      faded(
        0.8,
        line(
          'M-5-14C-14-13-12-5-18-4M-5-2C-12 0-10 7-17 8M-5 10C-9 11-9 15-12 15M5-14C14-13 12-5 18-4M5-2C12 0 10 7 17 8M5 10C9 11 9 15 12 15',
          2.6,
          '#8a5a2c',
        ),
      ),
    5,
  ),
  walnutPiece: piece(
    34,
    30,
    area('M-14 3C-16-8-6-14 3-12C13-13 17-3 14 5C9 13-11 13-14 3Z', '#b98247'),
    faded(0.8, line('M-6-5C-2 0-6 4-3 8M4-7C7-2 4 2 7 5', 2.2, '#7f4f22')),
  ),
} satisfies Record<string, Piece>;
