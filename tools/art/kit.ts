import { type FluentName, fluent } from './fluent.ts';
import { type PieceName, pieces } from './pieces/pieces.ts';
import { placed, type Random } from './svg.ts';

export type Thing = FluentName | PieceName;

/** What one picture is made with: its own chance, and the list of the things it shows. */
export interface Kit {
  readonly random: Random;
  readonly shown: Set<Thing>;
  /** A name that nothing else in the picture has. */
  readonly id: () => string;
}

export function newKit(random: Random): Kit {
  let last = 0;
  return { random, shown: new Set(), id: () => `n${++last}` };
}

/** One thing in the picture. */
export function show(kit: Kit, thing: Thing, x: number, y: number, scale: number, turn: number) {
  kit.shown.add(thing);
  return placed(x, y, turn, scale, `<use href="#${thing}"/>`);
}

export const isPiece = (thing: Thing): thing is PieceName => thing in pieces;
export const isFluent = (thing: Thing): thing is FluentName => thing in fluent;

/** How large a thing is at scale 1: width and height. */
export const sizeOf = (thing: Thing): [number, number] =>
  isPiece(thing) ? [pieces[thing].width, pieces[thing].height] : [100, 100];

export function radial(kit: Kit, stops: readonly (readonly [number, string, number?])[], at = '') {
  const id = kit.id();
  const list = stops
    .map(
      ([offset, color, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`,
    )
    .join('');
  return [id, `<radialGradient id="${id}" ${at}>${list}</radialGradient>`] as const;
}

/** Light at the top left, dark at the bottom right. */
export function slope(kit: Kit, from: string, to: string) {
  const id = kit.id();
  return [
    id,
    `<linearGradient id="${id}" x1="0.15" y1="0.05" x2="0.85" y2="0.95"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`,
  ] as const;
}

export function blurred(kit: Kit, by: number, inside: string) {
  const id = kit.id();
  return `<filter id="${id}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${by}"/></filter><g filter="url(#${id})">${inside}</g>`;
}
