import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accentPattern,
  contrastOf,
  inks,
  leastContrast,
  lookInCss,
  plainSurfaces,
  readable,
  surfaces,
} from '../../../server/src/contract/accent.ts';

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const [usual = '', more = ''] = tokens.split('@media (prefers-contrast: more)');

/** What the style sheets say a token is, in light and in dark; what comes later holds. */
function tokenIn(css: string, name: string): { light: string; dark: string } {
  const found = [
    ...css.matchAll(new RegExp(`--${name}:\\s*light-dark\\((#\\w{6}),\\s*(#\\w{6})\\)`, 'g')),
  ];
  const [, light = '', dark = ''] = found.at(-1) ?? [];
  expect(
    [name, light, dark].every((part) => part !== ''),
    name,
  ).toBe(true);
  return { light, dark };
}

test('the surfaces that a colour is measured on are those of the tokens', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, hex] of [
      ...Object.entries(surfaces[scheme]),
      ...Object.entries(inks[scheme]),
    ])
      expect(tokenIn(usual, name)[scheme], name).toBe(hex);
    for (const [name, hex] of Object.entries(plainSurfaces[scheme]))
      expect(tokenIn(more, name)[scheme], name).toBe(hex);
  }
});

/** Relative luminance by WCAG 2.2, written down anew. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }) as [number, number, number];
  return r * 0.2126 + g * 0.7152 + b * 0.0722;
}
const ratio = (one: string, other: string) => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** What is written in the accent or on it, by the names of the tokens: text and what it stands on. */
const uses: [text: string, on: string[]][] = [
  ['herb', ['paper', 'card', 'sunken', 'herb-soft', 'tomato-soft', 'butter-soft']],
  ['herb-strong', ['paper', 'card', 'sunken', 'herb-soft', 'tomato-soft', 'butter-soft']],
  ['on-herb', ['herb', 'herb-strong']],
  ['ink', ['herb-soft']],
  ['muted', ['herb-soft']],
  ['tomato', ['herb-soft']],
];

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('whatever colour is taken, every text in it and on it keeps 4.5 to 1, in light, in dark and with more contrast', () => {
  fc.assert(
    fc.property(colours, (wished) => {
      const colour = readable(wished);
      expect(colour).toMatch(accentPattern);
      expect(contrastOf(colour)).toBeGreaterThanOrEqual(leastContrast);
      const look = lookInCss(colour);
      const [plain = '', most = ''] = look.split('@media');
      for (const css of [usual + plain, usual + plain + more + most])
        for (const [text, others] of uses)
          for (const on of others)
            for (const scheme of ['light', 'dark'] as const) {
              const [one, other] = [tokenIn(css, text)[scheme], tokenIn(css, on)[scheme]];
              expect(
                ratio(one, other),
                `${colour}: ${text} on ${on}, ${scheme}`,
              ).toBeGreaterThanOrEqual(4.5);
            }
    }),
    {
      numRuns: 300,
      examples: [
        ['#000000'],
        ['#ffffff'],
        ['#ffff00'],
        ['#0000ff'],
        ['#ff0000'],
        ['#2f6b4f'],
        ['#808080'],
      ],
    },
  );
});

test('a colour that can be read stays as it is, and one that cannot becomes darker', () => {
  expect(readable('#2f6b4f')).toBe('#2f6b4f');
  expect(contrastOf('#ffcc00')).toBeLessThan(2);
  expect(luminance(readable('#ffcc00'))).toBeLessThan(luminance('#ffcc00'));
});

test('the tokens themselves hold what is asked of a colour that is chosen', () => {
  for (const css of [usual, usual + more])
    for (const [text, others] of uses)
      for (const on of others)
        for (const scheme of ['light', 'dark'] as const)
          expect(
            ratio(tokenIn(css, text)[scheme], tokenIn(css, on)[scheme]),
            `${text} on ${on}, ${scheme}`,
          ).toBeGreaterThanOrEqual(4.5);
});
