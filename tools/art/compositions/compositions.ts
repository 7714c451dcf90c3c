import type { Composition } from '../scene.ts';
import { bowls } from './bowls.ts';
import { brunch } from './brunch.ts';
import { curries } from './curries.ts';
import { noodles } from './noodles.ts';
import { pasta } from './pasta.ts';
import { puddings } from './puddings.ts';
import { roastsAndTrays } from './roasts-and-trays.ts';
import { salads } from './salads.ts';
import { soupsAndStews } from './soups-and-stews.ts';
import { tacosAndWraps } from './tacos-and-wraps.ts';

/** By category, then by the recipe's slug. */
export const compositions: Readonly<Record<string, Readonly<Record<string, Composition>>>> = {
  bowls,
  brunch,
  curries,
  noodles,
  pasta,
  puddings,
  'roasts-and-trays': roastsAndTrays,
  salads,
  'soups-and-stews': soupsAndStews,
  'tacos-and-wraps': tacosAndWraps,
};
