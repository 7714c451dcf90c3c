import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Sprite } from './pieces/sprite.ts';

/** A picture of the Fluent set by its code point, or the same in another colour (hue in degrees). */
interface Fluent {
  readonly code: string;
  readonly hue?: number;
  readonly saturation?: number;
  readonly brightness?: number;
}

const as = (code: string, change: Omit<Fluent, 'code'> = {}): Fluent => ({ code, ...change });

export const fluent = {
  aubergine: as('1f346', { hue: 14, saturation: 0.62, brightness: 0.72 }),
  apple: as('1f34e', { hue: 12 }),
  avocado: as('1f951'),
  banana: as('1f34c'),
  blackBeans: as('1fad8', { saturation: 0.35, brightness: 0.55 }),
  blueberries: as('1fad0'),
  broccoli: as('1f966', { hue: -22, brightness: 1.02 }),
  butter: as('1f9c8'),
  carrot: as('1f955'),
  cheese: as('1f9c0'),
  chilli: as('1f336-fe0f', { hue: 14 }),
  chocolate: as('1f36b'),
  coconut: as('1f965'),
  cornCob: as('1f33d'),
  cucumber: as('1f952', { hue: -14 }),
  egg: as('1f95a'),
  falafel: as('1f9c6'),
  garlic: as('1f9c4'),
  ginger: as('1fada'),
  honey: as('1f36f'),
  leafyGreen: as('1f96c'),
  kale: as('1f96c', { saturation: 0.8, brightness: 0.78 }),
  lemon: as('1f34b'),
  mango: as('1f96d'),
  meat: as('1f969'),
  meatOnBone: as('1f356'),
  onion: as('1f9c5'),
  redOnion: as('1f9c5', { hue: -65, saturation: 0.85, brightness: 0.78 }),
  orange: as('1f34a'),
  peanuts: as('1f95c'),
  pear: as('1f350'),
  peas: as('1fadb'),
  potato: as('1f954'),
  poultryLeg: as('1f357'),
  sweetPotato: as('1f360', { hue: 14 }),
  tomato: as('1f345', { hue: 14 }),
  wine: as('1f377'),
} satisfies Record<string, Fluent>;

export type FluentName = keyof typeof fluent;

const folder = import.meta.resolve('@lobehub/fluent-emoji-3d/package.json');

/** A picture of the set as a sprite 100 units wide. */
export async function fluentSprite(name: FluentName): Promise<Sprite> {
  const { code, hue = 0, saturation = 1, brightness = 1 }: Fluent = fluent[name];
  const file = fileURLToPath(new URL(`assets/${code}.webp`, folder));
  const png = await sharp(file)
    .modulate({ hue: Math.round((hue + 360) % 360), saturation, brightness })
    .png()
    .toBuffer();
  return { href: `data:image/png;base64,${png.toString('base64')}`, width: 100, height: 100 };
}
