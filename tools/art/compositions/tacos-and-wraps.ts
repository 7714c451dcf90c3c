import { type Layer, fan, group, put, scatter } from '../food.ts';
import type { Thing } from '../kit.ts';
import type { Composition } from '../scene.ts';
import { board, plate } from '../vessels.ts';

/** An open taco: a warm tortilla with its filling along the middle. */
const taco = (
  tortilla: 'cornTortilla' | 'flourTortilla',
  x: number,
  y: number,
  turn: number,
  ...filling: readonly Layer[]
) => group(x, y, 1, turn, put(tortilla, 0, 0, 0.98, -turn), group(0, 0, 1.24, 0, ...filling));

const strip = (
  things: Thing | readonly [Thing, ...Thing[]],
  count: number,
  size = 1,
  across = 34,
) => scatter(things, count, { reach: [66, across], size: [size * 0.92, size * 1.1] });

const porkTaco = (x: number, y: number, turn: number) =>
  taco(
    'cornTortilla',
    x,
    y,
    turn,
    strip('porkMince', 24, 1.05, 40),
    strip('mangoCube', 8, 0.8, 38),
    strip('onionRing', 3, 0.6, 30),
    strip('coriander', 4, 0.72, 34),
  );

const codTaco = (x: number, y: number, turn: number) =>
  taco(
    'cornTortilla',
    x,
    y,
    turn,
    strip('cabbageShred', 14, 0.85, 40),
    put('codCrumbed', 0, -14, 0.9, 6),
    put('codCrumbed', 4, 20, 0.86, -4),
    strip('redCabbageShred', 4, 0.6, 30),
    put('avocadoSlice', -20, 34, 0.8, 0),
    strip('coriander', 4, 0.7, 34),
  );

const beanTaco = (x: number, y: number, turn: number) =>
  taco(
    'cornTortilla',
    x,
    y,
    turn,
    strip('sweetPotatoCube', 9, 0.85, 38),
    strip('blackBean', 14, 1, 40),
    put('avocadoSlice', -10, 6, 0.85, 10),
    put('avocadoSlice', 10, 22, 0.85, 14),
    strip('onionRing', 3, 0.66, 30),
    put('dollop', 24, -24, 0.42, 0),
    strip('coriander', 4, 0.72, 34),
  );

export const tacosAndWraps = {
  'chipotle-pork-tacos-with-mango': {
    dish: board(
      porkTaco(-148, -34, 62),
      porkTaco(12, 22, 68),
      porkTaco(160, -30, 58),
      put('limeWedge', -62, -136, 1, 14),
      put('limeWedge', 88, 142, 1, -20),
    ),
    around: ['mango', 'lime', 'redOnion', 'greenChilli'],
    crumbs: ['mangoCube', 'coriander'],
    layout: 5,
    turn: -4,
  },
  'cod-tacos-with-lime-slaw': {
    dish: plate(
      'ink',
      codTaco(-78, -58, 20),
      codTaco(84, -44, -36),
      codTaco(-2, 86, -4),
      put('limeWedge', 134, 92, 1.05, -36),
    ),
    around: ['lime', 'avocado', 'leafyGreen', 'egg', 'redOnion'],
    crumbs: ['coriander'],
    layout: 1,
    tint: 1,
  },
  'herb-falafel-wraps-with-tahini': {
    dish: plate(
      'cream',
      put('flourTortilla', -16, -10, 1.5, 0),
      scatter('lettuce', 4, { at: [-16, -6], reach: [80, 60], size: [0.95, 1.1] }),
      scatter('tomatoHalf', 5, { at: [-10, 0], reach: [96, 84], size: [0.9, 1] }),
      scatter('radishSlice', 9, { at: [-10, 0], reach: [104, 92] }),
      put('meatballFalafel', -66, -26, 0.95, 0),
      put('meatballFalafel', 16, -62, 0.95, 30),
      put('falafelHalf', -6, 24, 0.95, 0),
      put('meatballFalafel', 66, 18, 0.95, 80),
      put('falafelHalf', -60, 64, 0.9, 60),
      put('dollop', 62, 92, 0.8, 20),
      scatter('parsley', 8, { at: [0, 0], reach: [110, 100], size: [0.75, 0.95] }),
    ),
    around: ['falafel', 'radish', 'lemon', 'tomato'],
    crumbs: ['chickpea', 'parsley'],
    layout: 2,
    tint: 2,
  },
  'spiced-chicken-pittas-with-garlic-yoghurt': {
    dish: board(
      put('pitta', -138, -84, 1.05, -16),
      put('pitta', -150, 70, 1.05, 14),
      put('lettuce', 40, -80, 1.1, 20),
      put('lettuce', 120, -30, 1.1, 80),
      put('lettuce', 40, 66, 1.1, -40),
      put('pitta', 74, 10, 1.35, -24),
      scatter('lettuce', 3, { at: [74, 10], reach: [50, 34], size: [0.7, 0.8] }),
      scatter('chickenPiece', 7, { at: [74, 6], reach: [66, 44], size: [0.85, 1] }),
      scatter('tomatoHalf', 3, { at: [80, 16], reach: [70, 46], size: [0.75, 0.85] }),
      fan('cucumberSlice', 4, [150, 96], [20, -16], { scale: 0.85 }),
      scatter('onionRing', 4, { at: [70, 10], reach: [66, 44], size: [0.6, 0.75] }),
      put('dollop', 70, 4, 0.72, 12),
      put('lemonWedge', -40, -138, 1, 12),
      scatter('parsley', 4, { at: [74, 10], reach: [66, 44], size: [0.6, 0.7] }),
    ),
    around: ['poultryLeg', 'garlic', 'cucumber', 'lemon'],
    crumbs: ['parsley'],
    layout: 6,
    mirrored: true,
    turn: 4,
  },
  'sweet-potato-and-black-bean-tacos': {
    dish: plate(
      'herb',
      beanTaco(-86, 28, 74),
      beanTaco(30, -74, 20),
      beanTaco(72, 72, -32),
      put('limeWedge', -46, -132, 1.05, -30),
      put('limeWedge', -62, 148, 1.05, 20),
    ),
    around: ['sweetPotato', 'avocado', 'redOnion', 'lime', 'blackBeans'],
    crumbs: ['blackBean', 'coriander'],
    layout: 3,
    mirrored: true,
    tint: 1,
  },
} satisfies Record<string, Composition>;
