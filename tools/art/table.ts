import { darker, lighter } from './colour.ts';
import { type Kit, radial, show, sizeOf, type Thing } from './kit.ts';
import { height, type Layout, width } from './layouts.ts';
import { between, line, pick, placed } from './svg.ts';

export function ground(kit: Kit, color: string, [x, y]: readonly [number, number]) {
  const [id, definition] = radial(
    kit,
    [
      [0, lighter(color, 0.5)],
      [0.45, lighter(color, 0.22)],
      [1, darker(color, 0.05)],
    ],
    `gradientUnits="userSpaceOnUse" cx="${x}" cy="${y}" r="640"`,
  );
  return `${definition}<rect width="${width}" height="${height}" fill="url(#${id})"/>`;
}

const stick = (y: number, wood: string, light: string) =>
  line(`M-226 ${y}L226 ${y + (y < 0 ? 5 : -4)}`, 11, wood) +
  line(`M-226 ${y - 2}L226 ${y + (y < 0 ? 3 : -6)}`, 3.4, light) +
  `<path d="M126 ${y + (y < 0 ? 4 : -3)}L186 ${y + (y < 0 ? 4.5 : -3.5)}" stroke="#efc660" stroke-width="11"/>`;

export const chopsticks = (x: number, y: number, turn: number) =>
  `<g filter="url(#cast)">${placed(x, y, turn, 1, stick(-9, '#8f4f2c', '#c98a5a') + stick(15, '#7e4324', '#bb7c4d'))}</g>`;

/** What is smaller than this lies there in threes. */
const small = 70;

const handful = (kit: Kit, thing: Thing, x: number, y: number, size: number) =>
  [
    [-0.26, 0.14, -20],
    [0.24, 0.2, 40],
    [0.02, -0.24, 110],
  ]
    .map(([right = 0, down = 0, turn = 0]) =>
      show(
        kit,
        thing,
        x + right * size,
        y + down * size,
        (size * 0.5) / Math.max(...sizeOf(thing)),
        turn,
      ),
    )
    .join('');

/** One ingredient at its place; a long one leans and may be longer. */
export function ingredient(kit: Kit, thing: Thing, place: Layout['places'][number], lean: number) {
  const [x, y, size, turn] = place;
  const [across, down] = sizeOf(thing);
  const longest = Math.max(across, down);
  const slender = longest / Math.min(across, down);
  const stretch = slender > 2.4 ? 1.3 : slender > 1.35 ? 1.08 : 1;
  const shown =
    longest < small
      ? handful(kit, thing, x, y, size)
      : show(kit, thing, x, y, (size * stretch) / longest, slender > 2.4 ? lean : turn);
  return `<g filter="url(#cast)">${shown}</g>`;
}

/** Up to seven small things where nothing else lies: not under the dish or its handle. */
export function crumbsBeside(
  kit: Kit,
  layout: Layout,
  used: number,
  things: readonly [Thing, ...Thing[]],
) {
  const taken = layout.places.slice(0, used).map(([x, y, size]) => [x, y, size * 0.62] as const);
  const [dishX, dishY, scale] = layout.dish;
  const wide = layout.wide ?? false;
  const found: (readonly [number, number, number])[] = [[dishX, dishY, 252 * scale], ...taken];
  const most = found.length + 7;
  let drawn = '';
  for (let tries = 0; tries < 400 && found.length < most; tries += 1) {
    const x = between(kit.random, [36, width - 36]);
    const y = between(kit.random, [36, height - 36]);
    const beside = Math.abs(x - dishX) < 372 * scale && Math.abs(y - dishY) < 74 * scale;
    const under = wide && Math.abs(x - dishX) < 312 * scale && Math.abs(y - dishY) < 226 * scale;
    if (beside || under) continue;
    if (found.some(([cx, cy, r]) => Math.hypot(cx - x, cy - y) < r + 26)) continue;
    found.push([x, y, 34]);
    const thing = pick(kit.random, things);
    const scaled = 34 / Math.max(...sizeOf(thing));
    drawn += show(kit, thing, x, y, Math.min(1.3, Math.max(0.5, scaled)), kit.random() * 360);
  }
  return drawn;
}

/** The shadow of what lies on the table. */
export const castShadow = `<filter id="cast" x="-30%" y="-30%" width="170%" height="180%" color-interpolation-filters="sRGB"><feGaussianBlur in="SourceAlpha" stdDeviation="9"/><feOffset dx="7" dy="13"/><feComponentTransfer><feFuncR type="linear" slope="0" intercept="0.22"/><feFuncG type="linear" slope="0" intercept="0.11"/><feFuncB type="linear" slope="0" intercept="0.05"/><feFuncA type="linear" slope="0.34"/></feComponentTransfer><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>`;
