/** Chance with a seed: the same picture every time. Gives numbers from 0 up to 1. */
export type Random = () => number;

export function randomOf(seed: string): Random {
  let state = 2166136261;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Range = readonly [number, number];

export const between = (random: Random, [low, high]: Range) => low + (high - low) * random();

export const pick = <T>(random: Random, choices: readonly [T, ...T[]]): T =>
  choices[Math.floor(random() * choices.length)] ?? choices[0];

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const px = (value: number) => Math.round(value * 10) / 10;

/** A point at an angle (degrees, clockwise from the right) and a distance from the middle. */
export const polar = (degrees: number, distance: number): [number, number] => [
  Math.round(Math.cos((degrees * Math.PI) / 180) * distance * 1000) / 1000,
  Math.round(Math.sin((degrees * Math.PI) / 180) * distance * 1000) / 1000,
];

const see = (opacity: number) => (opacity === 1 ? '' : ` opacity="${opacity}"`);

export const ellipse = (
  rx: number,
  ry: number,
  fill: string,
  x = 0,
  y = 0,
  turn = 0,
  opacity = 1,
) =>
  `<ellipse rx="${px(rx)}" ry="${px(ry)}" fill="${fill}"${see(opacity)} transform="translate(${px(x)} ${px(y)}) rotate(${px(turn)})"/>`;

export const circle = (r: number, fill: string, x = 0, y = 0, opacity = 1) =>
  `<circle r="${px(r)}" cx="${px(x)}" cy="${px(y)}" fill="${fill}"${see(opacity)}/>`;

export const ring = (r: number, width: number, color: string, x = 0, y = 0) =>
  `<circle r="${px(r)}" cx="${px(x)}" cy="${px(y)}" fill="none" stroke="${color}" stroke-width="${px(width)}"/>`;

export const area = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;

export const line = (d: string, width: number, color: string, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${px(width)}" stroke-linecap="round" stroke-linejoin="round"${see(opacity)}/>`;

export const bar = (width: number, height: number, round: number, fill: string, x = 0, y = 0) =>
  `<rect x="${px(x - width / 2)}" y="${px(y - height / 2)}" width="${px(width)}" height="${px(height)}" rx="${px(round)}" fill="${fill}"/>`;

export const faded = (opacity: number, ...inside: string[]) =>
  `<g opacity="${opacity}">${inside.join('')}</g>`;

export const placed = (x: number, y: number, turn: number, scale: number, inside: string) =>
  `<g transform="translate(${px(x)} ${px(y)}) rotate(${px(turn)}) scale(${Math.round(scale * 1000) / 1000})">${inside}</g>`;

/** A closed soft outline around the middle: `uneven` 0 is an ellipse, 0.2 a pebble. */
export function blob(random: Random, rx: number, ry: number, uneven: number, corners = 9) {
  const points = times(corners, (index) => {
    const reach = 1 + (random() * 2 - 1) * uneven;
    const [x, y] = polar((index * 360) / corners, 1);
    return [x * rx * reach, y * ry * reach] as const;
  });
  const at = (index: number) => points[(index + corners) % corners] ?? [0, 0];
  const start = at(0);
  const curves = times(corners, (index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const;
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const;
    return `C${px(first[0])} ${px(first[1])} ${px(second[0])} ${px(second[1])} ${px(to[0])} ${px(to[1])}`;
  });
  return `M${px(start[0])} ${px(start[1])}${curves.join('')}Z`;
}
