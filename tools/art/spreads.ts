import { box } from './box.ts';
import { bowls } from './compositions/bowls.ts';
import { brunch } from './compositions/brunch.ts';
import { salads } from './compositions/salads.ts';
import { tacosAndWraps } from './compositions/tacos-and-wraps.ts';
import { type Layer, put, scatter } from './food.ts';
import { type Kit, radial, show, type Thing } from './kit.ts';
import type { Dish } from './vessels.ts';

/** Several dishes on one table, for places that are not one recipe's. */
export interface Spread {
  readonly width: number;
  readonly height: number;
  readonly scene: (kit: Kit) => string;
}

const at = (kit: Kit, dish: Dish, x: number, y: number, scale: number, turn = 0) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${dish(kit)}</g>`;

const thing = (kit: Kit, name: Thing, x: number, y: number, scale: number, turn: number) =>
  `<g filter="url(#cast)">${show(kit, name, x, y, scale, turn)}</g>`;

const shaded =
  (...layers: readonly Layer[]): Layer =>
  (kit) =>
    layers.map((layer) => `<g filter="url(#cast)">${layer(kit)}</g>`).join('');

const packed = box(
  scatter('shaving', 100, { reach: [166, 134], size: [0.9, 1.25], square: true }),
  shaded(
    put('kale', -150, -112, 1.7, -18),
    put('leafyGreen', 150, -118, 1.75, 24),
    put('sourdough', -6, -120, 1.18, -8),
    put('carrot', -148, 18, 1.55, -28),
    put('cheese', 152, 20, 1.5, 10),
    put('tomato', -42, 8, 1.35, -10),
    put('avocado', 52, 22, 1.45, 16),
    put('lemon', -150, 124, 1.25, -14),
    put('pepper', -52, 118, 0.82, 12),
    put('egg', 36, 126, 1.05, 14),
    put('aubergine', 140, 122, 1.4, -20),
  ),
);

function ground(
  kit: Kit,
  width: number,
  height: number,
  colors: readonly [string, string, string],
  round: number,
) {
  const [id, definition] = radial(
    kit,
    [
      [0, colors[0]],
      [0.5, colors[1]],
      [1, colors[2]],
    ],
    `gradientUnits="userSpaceOnUse" cx="${width / 2}" cy="${height * 0.44}" r="${width * 0.66}"`,
  );
  return `${definition}<rect width="${width}" height="${height}" rx="${round}" fill="url(#${id})"/>`;
}

/** For the home page: a box and what comes of it, on a ground with round corners. */
export const hero: Spread = {
  width: 1440,
  height: 960,
  scene: (kit) =>
    [
      ground(kit, 1440, 960, ['#fbeecb', '#f5dfa8', '#ebc983'], 44),
      scatter(['pea', 'basil', 'chickpea'], 16, {
        at: [720, 480],
        reach: [640, 410],
        size: [1, 1.2],
      })(kit),
      at(kit, packed, 412, 476, 1.06, -5),
      at(kit, bowls['smoky-black-bean-quinoa-bowl'].dish, 1136, 268, 0.88, 12),
      at(kit, brunch['shakshuka-with-feta-and-dill'].dish, 992, 706, 0.86, 4),
      thing(kit, 'garlic', 820, 120, 1.3, -12),
      thing(kit, 'lime', 858, 340, 0.72, -10),
      thing(kit, 'basilSprig', 92, 850, 0.92, -24),
      thing(kit, 'mushroom', 1350, 560, 1.05, 14),
      thing(kit, 'redOnion', 1342, 852, 1.25, 12),
      thing(kit, 'chilli', 700, 862, 1.25, -16),
      thing(kit, 'ginger', 88, 96, 1.25, -18),
    ].join(''),
};

/** For links that are shared: dishes on paper. */
export const shared: Spread = {
  width: 1200,
  height: 630,
  scene: (kit) =>
    [
      ground(kit, 1200, 630, ['#fffaf0', '#fbf3e2', '#f1e2c4'], 0),
      scatter(['pea', 'basil', 'corn', 'chickpea'], 20, {
        at: [600, 315],
        reach: [570, 280],
        size: [1, 1.2],
      })(kit),
      at(kit, bowls['gochujang-salmon-bowl'].dish, 222, 262, 0.8, -10),
      at(kit, tacosAndWraps['sweet-potato-and-black-bean-tacos'].dish, 604, 352, 0.94, 8),
      at(kit, salads['fig-goats-cheese-and-walnut-salad'].dish, 978, 262, 0.78, 12),
      thing(kit, 'avocado', 96, 534, 1.15, -14),
      thing(kit, 'lemon', 262, 540, 1.15, 12),
      thing(kit, 'tomato', 936, 540, 1.15, -8),
      thing(kit, 'figWhole', 1098, 532, 0.86, 12),
      thing(kit, 'lime', 462, 84, 0.66, -12),
      thing(kit, 'garlic', 742, 72, 1, 12),
    ].join(''),
};
