import { darker, lighter } from './colour.ts';
import type { Layer } from './food.ts';
import { blurred, type Kit, radial, slope } from './kit.ts';
import { bar, circle, line, ring, times } from './svg.ts';

const glazes = {
  cream: '#f6ecd9',
  white: '#fbf7f0',
  herb: '#3d7a5c',
  sage: '#a3b89b',
  ink: '#3c5166',
  slate: '#56606a',
  tomato: '#cc5238',
  butter: '#efc660',
  blush: '#e6b6a3',
  sand: '#d8bd94',
  sky: '#a9c6cf',
  plum: '#7d4a63',
  iron: '#3b3a3d',
} as const;

type Glaze = keyof typeof glazes;

/** A vessel with its food, drawn around the middle; about 490 across. */
export type Dish = (kit: Kit) => string;

const draw = (kit: Kit, layers: readonly Layer[], scale = 1) =>
  `<g transform="scale(${scale})">${layers.map((layer) => layer(kit)).join('')}</g>`;

const shadow = (kit: Kit, shape: string) =>
  `<g opacity="0.34" transform="translate(12 24)">${blurred(kit, 20, shape)}</g><g opacity="0.3" transform="translate(4 8)">${blurred(kit, 6, shape)}</g>`;

const dark = '#3a2010';

function clipped(kit: Kit, shape: string, inside: string) {
  const id = kit.id();
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${inside}</g>`;
}

function sunk(kit: Kit, r: number) {
  const [id, definition] = radial(
    kit,
    [
      [0.8, '#2a1206', 0],
      [0.93, '#2a1206', 0.16],
      [1, '#2a1206', 0.5],
    ],
    'cx="0.53" cy="0.55" r="0.54"',
  );
  return definition + circle(r, `url(#${id})`);
}

/** A deep bowl. The food fills 180 from the middle. */
export const bowl =
  (glaze: Glaze, ...layers: readonly Layer[]): Dish =>
  (kit) => {
    const color = glazes[glaze];
    const [outside, outsideDefinition] = slope(kit, lighter(color, 0.35), darker(color, 0.3));
    const [inside, insideDefinition] = slope(kit, darker(color, 0.38), lighter(color, 0.1));
    return `${shadow(kit, circle(238, dark))}${outsideDefinition}${insideDefinition}${circle(238, `url(#${outside})`)}${ring(228, 13, lighter(color, 0.28))}${circle(219, `url(#${inside})`)}${clipped(
      kit,
      '<circle r="206"/>',
      draw(kit, layers, 1.15) + sunk(kit, 206),
    )}`;
  };

/** A flat plate with a rim. The well reaches 170 from the middle; food may lie over the rim. */
export const plate =
  (glaze: Glaze, ...layers: readonly Layer[]): Dish =>
  (kit) => {
    const color = glazes[glaze];
    const [rim, rimDefinition] = slope(kit, lighter(color, 0.45), darker(color, 0.12));
    const [well, wellDefinition] = slope(kit, darker(color, 0.14), lighter(color, 0.4));
    return `${shadow(kit, circle(248, dark))}${rimDefinition}${wellDefinition}${circle(248, `url(#${rim})`)}${ring(244, 5, lighter(color, 0.55))}${circle(200, `url(#${well})`)}${circle(193, lighter(color, 0.16))}${draw(kit, layers, 1.14)}`;
  };

/** A pan with one long handle, or two short ones. The food fills 180. */
export const pan =
  (glaze: Glaze, handle: { turn: number; short?: boolean }, ...layers: readonly Layer[]): Dish =>
  (kit) => {
    const color = glazes[glaze];
    const [outside, outsideDefinition] = slope(kit, lighter(color, 0.3), darker(color, 0.4));
    const [inside, insideDefinition] = slope(kit, darker(color, 0.5), lighter(color, 0.06));
    const [grip, gripDefinition] = slope(kit, lighter(color, 0.34), darker(color, 0.3));
    const loop = `<path d="M214-62C268-70 276-40 276 0S268 70 214 62" fill="none" stroke="url(#${grip})" stroke-width="21" stroke-linecap="round"/>`;
    const long = `${bar(150, 46, 23, `url(#${grip})`, 278, 0)}${circle(9, darker(color, 0.6), 328, 0)}`;
    const handles = handle.short ? `${loop}<g transform="rotate(180)">${loop}</g>` : long;
    const turned = `<g transform="rotate(${handle.turn})">${handles}</g>`;
    return `${shadow(kit, circle(226, dark) + turned)}${outsideDefinition}${insideDefinition}${gripDefinition}${turned}${circle(228, `url(#${outside})`)}${ring(222, 7, lighter(color, 0.3))}${circle(216, `url(#${inside})`)}${clipped(
      kit,
      '<circle r="206"/>',
      draw(kit, layers, 1.15) + sunk(kit, 206),
    )}`;
  };

/** A roasting tray or an oven dish, lying across. The food fills 236 by 158 from the middle. */
export const tray =
  (glaze: Glaze, ...layers: readonly Layer[]): Dish =>
  (kit) => {
    const color = glazes[glaze];
    const [outside, outsideDefinition] = slope(kit, lighter(color, 0.4), darker(color, 0.28));
    const [inside, insideDefinition] = slope(kit, darker(color, 0.4), lighter(color, 0.1));
    const ears = `${bar(576, 120, 40, `url(#${outside})`)}${bar(548, 76, 26, darker(color, 0.45))}`;
    return `${shadow(kit, bar(540, 386, 70, dark) + bar(576, 120, 40, dark))}${outsideDefinition}${insideDefinition}${ears}${bar(536, 382, 70, `url(#${outside})`)}<rect x="-260" y="-183" width="520" height="366" rx="62" fill="none" stroke="${lighter(color, 0.4)}" stroke-width="8"/>${bar(504, 350, 56, `url(#${inside})`)}${clipped(
      kit,
      '<rect x="-242" y="-165" width="484" height="330" rx="48"/>',
      draw(kit, layers),
    )}<g opacity="0.35">${blurred(kit, 5, `<rect x="-242" y="-165" width="484" height="330" rx="48" fill="none" stroke="#2a1206" stroke-width="9"/>`)}</g>`;
  };

/** A wooden board, lying across: 270 by 180 from the middle. */
export const board =
  (...layers: readonly Layer[]): Dish =>
  (kit) => {
    const [wood, woodDefinition] = slope(kit, '#dcab6e', '#b57d43');
    const grain = times(9, (index) => {
      const y = -150 + index * 37;
      const bend = (kit.random() - 0.5) * 26;
      return line(`M-262 ${y}C-90 ${y + bend} 90 ${y - bend} 262 ${y + bend / 2}`, 2.4, '#8f5c2a');
    }).join('');
    return `${shadow(kit, bar(552, 374, 46, dark))}${woodDefinition}${bar(552, 374, 46, `url(#${wood})`)}<g opacity="0.35">${grain}</g><rect x="-272" y="-183" width="544" height="366" rx="42" fill="none" stroke="#edc68f" stroke-width="5" opacity="0.7"/>${circle(15, '#7a4d24', 240, -150)}${circle(11, '#e9d8b8', 241, -149)}${draw(kit, layers)}`;
  };

/** A small round cup with its own food, for vessels that come in numbers. The food fills 82. */
export const cup =
  (glaze: Glaze, x: number, y: number, ...layers: readonly Layer[]): Layer =>
  (kit) => {
    const color = glazes[glaze];
    const [outside, outsideDefinition] = slope(kit, lighter(color, 0.4), darker(color, 0.25));
    return `<g transform="translate(${x} ${y})">${shadow(kit, circle(98, dark))}${outsideDefinition}${circle(100, `url(#${outside})`)}${ring(93, 8, lighter(color, 0.35))}${clipped(
      kit,
      '<circle r="86"/>',
      circle(88, darker(color, 0.3)) + draw(kit, layers) + sunk(kit, 86),
    )}</g>`;
  };

/** Dishes that bring their own ground: cups side by side. */
export const loose =
  (...layers: readonly Layer[]): Dish =>
  (kit) =>
    draw(kit, layers);
