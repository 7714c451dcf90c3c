import { area, ellipse, faded, line, times } from '../svg.ts';
import { type Piece, piece } from './piece.ts';

const leaf = (width: number, height: number, color: string, vein: string): Piece => {
  const [x, y] = [width / 2 - 2, height / 2 - 2];
  return piece(
    width,
    height,
    area(
      `M${-x} 0C${-x * 0.6} ${-y * 1.25} ${x * 0.4} ${-y * 1.3} ${x} 0C${x * 0.4} ${y * 1.3} ${-x * 0.6} ${y * 1.25} ${-x} 0Z`,
      color,
    ),
    line(
      `M${-x * 0.9} 0L${x * 0.75} 0M${-x * 0.3} 0L${-x * 0.02} ${-y * 0.5}M${-x * 0.3} 0L${-x * 0.02} ${y * 0.5}M${x * 0.15} 0L${x * 0.4} ${-y * 0.4}M${x * 0.15} 0L${x * 0.4} ${y * 0.4}`,
      Math.max(1.2, height * 0.05),
      vein,
    ),
    Math.max(1.5, height * 0.1),
  );
};

const trefoil = (r: number, color: string, x = 0, y = 0, turn = 0) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${area(`M0 ${r}C${-r * 0.5} ${r * 0.3} ${-r * 1.1} ${r * 0.3} ${-r} ${-r * 0.2}C${-r * 0.8} ${-r * 0.5} ${-r * 0.6} ${-r * 0.3} ${-r * 0.5} ${-r * 0.5}C${-r * 0.5} ${-r} ${-r * 0.1} ${-r * 0.8} 0 ${-r * 1.1}C${r * 0.1} ${-r * 0.8} ${r * 0.5} ${-r} ${r * 0.5} ${-r * 0.5}C${r * 0.6} ${-r * 0.3} ${r * 0.8} ${-r * 0.5} ${r} ${-r * 0.2}C${r * 1.1} ${r * 0.3} ${r * 0.5} ${r * 0.3} 0 ${r}Z`, color)}</g>`;

const pairs = (count: number, from: number, step: number, reach: number, slope: number) =>
  times(count, (index) => {
    const x = from + index * step;
    return `M${x} 0L${x + slope} ${-reach}M${x} 0L${x + slope} ${reach}`;
  }).join('');

export const herbs = {
  basil: leaf(64, 44, '#3f8f3f', '#7cbf68'),
  mint: leaf(54, 34, '#4fa35b', '#8fd08f'),
  spinach: leaf(84, 54, '#3c8340', '#82bb68'),
  sage: leaf(78, 32, '#8aa07a', '#bccbaa'),
  lettuce: piece(
    120,
    96,
    area(
      'M-54 6C-60-16-40-20-38-32C-22-46-8-38 4-44C22-46 28-34 42-30C58-18 50-4 56 8C54 26 40 28 32 40C14 46 2 38-12 42C-30 42-36 30-46 26C-54 20-52 14-54 6Z',
      '#8dc155',
    ),
    area('M-40 4C-20-14 20-16 42 2C20 18-18 20-40 4Z', '#b6da7b') +
      line('M-46 4C-16 0 14 0 44 2M-16 2L-2-16M-14 4L0 18M12 2L26-10M14 3L28 14', 3, '#dcefb0'),
    6,
  ),
  rocket: piece(
    96,
    40,
    area(
      'M-46 0C-34-3-26-4-22-4C-24-10-20-16-12-16C-8-13-6-8-6-6C-2-14 6-19 14-17C18-13 16-8 16-6C28-14 42-10 46 0C42 10 28 14 16 6C16 8 18 13 14 17C6 19-2 14-6 6C-6 8-8 13-12 16C-20 16-24 10-22 4C-26 4-34 3-46 0Z',
      '#4d8f3c',
    ),
    line('M-44 0H38', 2.2, '#9bcb77'),
  ),
  coriander: piece(
    60,
    64,
    line('M0 28C-1 14 0 4 0-6M0 10L-13 0M0 8L13-2', 3, '#6aa84a') +
      trefoil(15, '#55a043', 0, -14) +
      trefoil(11, '#4b953d', -15, -2, -40) +
      trefoil(11, '#5fae4b', 15, -4, 40),
    '',
    3,
  ),
  parsley: piece(
    60,
    60,
    line('M0 26C0 12 0 4 0-4M0 12L-14 2M0 12L14 2', 3, '#4d8f3a') +
      trefoil(15, '#3b8736', 0, -13) +
      trefoil(12, '#337a30', -15, 0, -50) +
      trefoil(12, '#45943f', 15, 0, 50),
    '',
    3,
  ),
  dill: piece(
    104,
    62,
    line('M-48 10C-16 8 16 2 46-8', 3, '#5b9440') +
      line(
        times(
          6,
          (index) =>
            `M${-30 + index * 13} ${8 - index * 2}l12 -17M${-30 + index * 13} ${8 - index * 2}l15 13M${-24 + index * 13} ${0 - index * 2}l13 -4`,
        ).join(''),
        2.4,
        '#6dab4c',
      ),
    '',
    1.4,
  ),
  thyme: piece(
    110,
    40,
    line('M-50 6C-16 4 16-2 48-6', 3, '#8a7448') +
      times(
        7,
        (index) =>
          ellipse(
            7.5,
            4.5,
            index % 2 ? '#6f9a5b' : '#7fa968',
            -36 + index * 13,
            -6 - index * 1.5,
            -50,
          ) +
          ellipse(
            7.5,
            4.5,
            index % 2 ? '#7fa968' : '#6f9a5b',
            -34 + index * 13,
            12 - index * 2,
            45,
          ),
      ).join(''),
    '',
    2,
  ),
  rosemary: piece(
    150,
    54,
    line('M-70 4C-24 3 24-2 68-4', 4, '#7c6a43') +
      line(pairs(11, -56, 11, 16, 13), 5, '#53804f') +
      line('M66-4l12 0', 5, '#53804f'),
    line(pairs(11, -56, 11, 12, 10), 1.4, '#93b78a'),
    2,
  ),
  chives: piece(
    150,
    40,
    line('M-66 8C-20 4 24 0 68-12', 5, '#57994a') +
      line('M-68 0C-20 0 24 2 70 4', 5, '#67aa55') +
      line('M-64-8C-20-4 24 6 66 14', 5, '#4d8c42'),
    '',
    2,
  ),
  chive: piece(20, 10, line('M-6 1L6-1', 5, '#5ea24c')),
  kaleLeaf: piece(
    120,
    90,
    area(
      'M-54 4C-58-8-48-10-48-18C-42-28-36-22-32-30C-24-40-16-32-10-36C-2-44 6-36 12-38C22-42 26-32 32-30C42-28 42-18 48-14C56-6 50 2 54 8C54 18 44 16 40 24C34 32 28 26 22 32C14 40 6 32 0 36C-8 40-14 32-20 32C-30 34-32 26-38 24C-48 22-48 12-54 4Z',
      '#2f6b3c',
    ),
    line('M-50 2C-16 0 16 0 46-2M-24 1L-10-18M-22 2L-8 20M4 0L18-18M6 1L20 18', 3.4, '#8fbd86') +
      faded(0.35, line('M-40-14C-30-20-20-24-8-26M10-28C22-28 30-22 38-14', 4, '#a9d39a')),
    5,
  ),
  mintSprig: piece(
    150,
    150,
    line('M0 66C-3 30 2 0 0-34', 5, '#4f9350') +
      ellipse(34, 19, '#4a9c56', -30, 20, 28) +
      ellipse(34, 19, '#58ab63', 30, 16, -28) +
      ellipse(28, 16, '#53a65e', -24, -20, 34) +
      ellipse(28, 16, '#63b56c', 24, -24, -34) +
      ellipse(22, 13, '#5cb066', 0, -48, 90),
    line('M-4 28L-56 12M4 24L56 8M-2-12L-44-28M2-16L44-32M0-32V-62', 2, '#a2dba0'),
    6,
  ),
  basilSprig: piece(
    150,
    150,
    line('M0 66C-2 34 2 10 0-20', 6, '#4f9140') +
      ellipse(38, 24, '#3a8a3b', -32, 14, 24) +
      ellipse(38, 24, '#469846', 32, 10, -24) +
      ellipse(26, 17, '#4a9d49', -18, -26, 50) +
      ellipse(26, 17, '#58aa52', 18, -28, -50) +
      ellipse(18, 13, '#63b45b', 0, -48, 90),
    line('M-6 22L-60 4M6 18L60 0M-4-16L-30-42M4-18L30-44', 2.4, '#8cca7c'),
    7,
  ),
} satisfies Record<string, Piece>;
