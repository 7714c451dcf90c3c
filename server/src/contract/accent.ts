/**
 * The shop's accent colour and what follows from it, so that whatever is written in it or on it can be read: in light and in dark, and
 * where somebody asks for more contrast. The conversions are those of Oklab (Björn Ottosson, 2020), contrast is that of WCAG 2.2.
 */

/** The surfaces and inks of `tokens.css` that meet the accent; a test compares them. */
export const surfaces = {
  light: {
    paper: '#fbf7f0',
    card: '#ffffff',
    sunken: '#f4ede1',
    'tomato-soft': '#fbe7e1',
    'butter-soft': '#fdf3d6',
  },
  dark: {
    paper: '#14201b',
    card: '#1b2a23',
    sunken: '#101a16',
    'tomato-soft': '#3b231d',
    'butter-soft': '#3a3119',
  },
} as const;
export const inks = {
  light: { ink: '#1f2a24', muted: '#5a645d', tomato: '#b93a23' },
  dark: { ink: '#f1ede4', muted: '#a9b5ab', tomato: '#f08c76' },
} as const;
/** The same where somebody asks for more contrast. */
export const plainSurfaces = {
  light: { paper: '#ffffff', card: '#ffffff', sunken: '#f2f2ef' },
  dark: { paper: '#000000', card: '#000000', sunken: '#101412' },
} as const;

export type Scheme = keyof typeof surfaces;
/** `plain` for text and fills, `strong` for text on `soft`, `on` for text on the two; `most` and `mostStrong` where more contrast is asked for. */
export type Accent = Record<'plain' | 'strong' | 'on' | 'soft' | 'most' | 'mostStrong', string>;
export type Look = Record<Scheme, Accent>;

export const accentPattern = /^#[0-9a-f]{6}$/;

/** WCAG AA for text; borders and signs need 3, so they have it too. */
export const leastContrast = 4.5;
/** WCAG AAA, for whoever asks for more. */
const moreContrast = 7;

type Channels = [red: number, green: number, blue: number];
type Lch = { lightness: number; chroma: number; hue: number };

const channelsOf = (hex: string): Channels =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Channels;
const hexOf = (channels: Channels): string =>
  `#${channels
    .map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const gamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map(linear) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const least = (colour: string, others: readonly string[]): number =>
  Math.min(...others.map((other) => contrast(colour, other)));

function lchOf(hex: string): Lch {
  const [red, green, blue] = channelsOf(hex).map(linear) as Channels;
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

function channelsOfLch({ lightness, chroma, hue }: Lch): Channels {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The colour of this lightness, as strong as a screen shows it. */
function atLightness(colour: Lch, lightness: number): string {
  for (let chroma = colour.chroma; chroma > 0.004; chroma -= 0.004) {
    const channels = channelsOfLch({ ...colour, lightness, chroma });
    if (channels.every((channel) => channel >= -0.002 && channel <= 1.002)) return hexOf(channels);
  }
  return hexOf(channelsOfLch({ lightness, chroma: 0, hue: 0 }));
}

/** The first of these lightnesses at which the colour holds; the last if none does. */
function firstThat(colour: Lch, from: number, to: number, holds: (hex: string) => boolean): string {
  const step = from < to ? 0.01 : -0.01;
  const steps = Math.ceil(Math.abs(to - from) / 0.01);
  for (let at = 0; at < steps; at += 1) {
    const hex = atLightness(colour, from + at * step);
    if (holds(hex)) return hex;
  }
  return atLightness(colour, to);
}

/** A surface with as much of the colour in it as leaves every text on it readable. */
function softOf(colour: string, texts: readonly string[], surface: string): string {
  const [over, under] = [channelsOf(colour), channelsOf(surface)];
  for (let share = 0.14; share > 0; share -= 0.01) {
    const mixed = hexOf(
      over.map((channel, at) => channel * share + (under[at] ?? 0) * (1 - share)) as Channels,
    );
    if (least(mixed, texts) >= leastContrast) return mixed;
  }
  return surface;
}

/** How well the colour can be read where it is worst, on the light surfaces; the dark ones get a lighter one. */
export const contrastOf = (colour: string): number => least(colour, Object.values(surfaces.light));

/** The colour itself, or the nearest darker one that can be read. */
export function readable(colour: string): string {
  if (contrastOf(colour) >= leastContrast) return colour;
  const lch = lchOf(colour);
  return firstThat(lch, lch.lightness, 0, (hex) => contrastOf(hex) >= leastContrast);
}

/** All that follows from a colour that can be read. */
export function lookOf(colour: string): Look {
  const lch = lchOf(colour);
  return { light: lightOf(colour, lch), dark: darkOf(lch) };
}

function lightOf(plain: string, lch: Lch): Accent {
  const strong = atLightness(lch, lch.lightness * 0.8);
  const plainOnes = Object.values(plainSurfaces.light);
  const most = firstThat(lch, lch.lightness, 0, (hex) => least(hex, plainOnes) >= moreContrast);
  const { lightness } = lchOf(most);
  return {
    plain,
    strong,
    on: '#ffffff',
    soft: softOf(plain, [plain, strong, ...Object.values(inks.light)], surfaces.light.card),
    most,
    mostStrong: atLightness(lch, lightness * 0.8),
  };
}

function darkOf(lch: Lch): Accent {
  const on = '#10231a';
  const others = Object.values(surfaces.dark);
  const plain = firstThat(
    lch,
    Math.max(lch.lightness, 0.78),
    1,
    // On its own soft surface it needs some more.
    (hex) => least(hex, others) >= leastContrast + 0.5,
  );
  const { lightness } = lchOf(plain);
  const brighter = (by: number) => atLightness(lch, Math.min(1, lightness + by));
  const strong = brighter(0.06);
  const most = firstThat(
    lch,
    lightness,
    1,
    (hex) => least(hex, Object.values(plainSurfaces.dark)) >= moreContrast,
  );
  return {
    plain,
    strong,
    on,
    soft: softOf(plain, [plain, strong, ...Object.values(inks.dark)], surfaces.dark.card),
    most,
    mostStrong: atLightness(lch, Math.min(1, lchOf(most).lightness + 0.06)),
  };
}

/** The tokens in the shop's colour. */
export function lookInCss(colour: string): string {
  const { light, dark } = lookOf(colour);
  const token = (name: string, part: keyof Accent) =>
    `--${name}:light-dark(${light[part]},${dark[part]})`;
  const usual = [token('herb', 'plain'), token('herb-strong', 'strong')];
  const rest = [token('on-herb', 'on'), token('herb-soft', 'soft')];
  const most = [token('herb', 'most'), token('herb-strong', 'mostStrong')];
  return `:root{${[...usual, ...rest].join(';')}}@media (prefers-contrast:more){:root{${most.join(';')}}}`;
}
