import { circle, ellipse, line, polar, times } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

export const spices = {
  saffron: piece(50, 20, line('M-20 4C-6-8 8 8 20-4', 3, '#c4361f')),
  starAnise: piece(
    90,
    90,
    times(8, (index) => {
      const [x, y] = polar(index * 45, 24);
      return ellipse(20, 9, '#8a4f2a', x, y, index * 45);
    }).join(''),
    times(8, (index) => {
      const [x, y] = polar(index * 45, 26);
      return ellipse(10, 4, '#4f260f', x, y, index * 45) + circle(3.4, '#c98a4c', x, y);
    }).join('') + circle(6, '#6d3a1c'),
    5,
  ),
  cinnamon: piece(
    190,
    50,
    line('M-78-8H78', 24, '#a5643a') + line('M-80 11H74', 20, '#b8754a'),
    line('M-76-14H70M-74 8H66', 3, '#d29b6e') +
      line('M-70 0H76', 3, '#6f3c1d') +
      circle(7, '#6f3c1d', -84, -8) +
      circle(3, '#c98d60', -84, -8) +
      circle(6, '#6f3c1d', -84, 11),
    6,
  ),
  cardamom: piece(
    48,
    26,
    ellipse(21, 10, '#a9b878'),
    line('M-16 0C-6-3 6-3 16 0M-14 4C-4 3 6 3 14 4', 1.8, '#7c8a4c'),
  ),
  vanilla: piece(190, 30, line('M-86 6C-40-8 30 10 86-6', 9, '#3d2418')),
} satisfies Record<string, Piece>;
