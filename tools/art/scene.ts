import type { Kit, Thing } from './kit.ts';
import { layoutOf } from './layouts.ts';
import { chopsticks, crumbsBeside, ground, ingredient } from './table.ts';
import type { Dish } from './vessels.ts';

/** What a recipe's picture shows. */
export interface Composition {
  readonly dish: Dish;
  /** Three to five of its ingredients, the largest first. */
  readonly around: readonly Thing[];
  /** Small things that fell beside it. */
  readonly crumbs?: readonly [Thing, ...Thing[]];
  readonly layout: number;
  readonly mirrored?: boolean;
  /** How the dish lies, in degrees. */
  readonly turn?: number;
  /** Another tint of the category's ground. */
  readonly tint?: 0 | 1 | 2;
  readonly chopsticks?: boolean;
}

/** The whole picture, without the sprites it refers to. */
export function sceneOf(kit: Kit, color: string, composition: Composition) {
  const mirrored = composition.mirrored ?? false;
  const layout = layoutOf(composition.layout, mirrored);
  const [x, y, scale] = layout.dish;
  const beside = composition.around
    .map((thing, index) => {
      const place = layout.places[index];
      if (!place) throw new Error(`There is no place for ${thing}.`);
      return ingredient(kit, thing, place, mirrored ? 34 : -34);
    })
    .join('');
  const crumbs = composition.crumbs
    ? crumbsBeside(kit, layout, composition.around.length, composition.crumbs)
    : '';
  const dish = `<g transform="translate(${x} ${y}) rotate(${composition.turn ?? 0}) scale(${scale})">${composition.dish(kit)}</g>`;
  const sticks = composition.chopsticks ? chopsticks(x, y + 204 * scale, mirrored ? 7 : -7) : '';
  return `${ground(kit, color, [x, y])}${crumbs}${dish}${sticks}${beside}`;
}
