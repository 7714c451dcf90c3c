import { beansAndNuts } from './beans-and-nuts.ts';
import { breadAndPasta } from './bread-and-pasta.ts';
import { cutVegetables } from './cut-vegetables.ts';
import { dairyAndSoy } from './dairy-and-soy.ts';
import { fish } from './fish.ts';
import { fruit } from './fruit.ts';
import { herbs } from './herbs.ts';
import { meat } from './meat.ts';
import { spices } from './spices.ts';
import { wholeVegetables } from './whole-vegetables.ts';

/** Everything drawn for the pictures. */
export const pieces = {
  ...beansAndNuts,
  ...breadAndPasta,
  ...cutVegetables,
  ...dairyAndSoy,
  ...fish,
  ...fruit,
  ...herbs,
  ...meat,
  ...spices,
  ...wholeVegetables,
};

export type PieceName = keyof typeof pieces;
