import { darker, lighter } from './colour.ts';
import type { Layer } from './food.ts';
import { blurred, type Kit, slope } from './kit.ts';
import { bar } from './svg.ts';
import type { Dish } from './vessels.ts';

const card = '#d8a96f';

const flap = (kit: Kit, d: string, fold: string) => {
  const [tone, definition] = slope(kit, lighter(card, 0.34), darker(card, 0.04));
  return `${definition}<path d="${d}" fill="url(#${tone})"/><path d="${d}" fill="${fold}" opacity="0.12"/>`;
};

/** The mark of the shop, 32 units across. */
const mark = `<rect x="-16" y="-16" width="32" height="32" rx="8" fill="#2f6b4f"/><path d="M-5-9v18h11" fill="none" stroke="#fbf7f0" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="5" cy="-4" r="3.2" fill="#f2c14e"/>`;

/** An open carton seen from above, about 680 across with its flaps; the inside is 440 by 380. */
export const box =
  (...layers: readonly Layer[]): Dish =>
  (kit) => {
    const outline =
      'M-228-198L-214-300Q0-318 214-300L228-198L322-186Q336 0 322 186L228 198L214 300Q0 318-214 300L-228 198L-322 186Q-336 0-322-186Z';
    const [floor, floorDefinition] = slope(kit, darker(card, 0.55), darker(card, 0.3));
    const flaps = [
      flap(kit, 'M-228-198L-214-296Q-212-306-202-306H202Q212-306 214-296L228-198Z', '#fff'),
      flap(kit, 'M-228 198L-214 296Q-212 306-202 306H202Q212 306 214 296L228 198Z', '#5a3010'),
      flap(kit, 'M-228-198L-314-186Q-324-184-324-174V174Q-324 184-314 186L-228 198Z', '#fff'),
      flap(kit, 'M228-198L314-186Q324-184 324-174V174Q324 184 314 186L228 198Z', '#5a3010'),
    ].join('');
    const walls = `${floorDefinition}${bar(460, 400, 10, darker(card, 0.18))}${bar(440, 380, 8, `url(#${floor})`)}<g opacity="0.5">${blurred(kit, 14, '<path d="M-212 170V-182H214" fill="none" stroke="#2a1206" stroke-width="34"/>')}</g>`;
    return `<g opacity="0.32" transform="translate(14 28)">${blurred(kit, 22, `<path d="${outline}" fill="#3a2010"/>`)}</g>${flaps}${walls}<g transform="translate(0 254) scale(1.9)">${mark}</g>${layers.map((layer) => layer(kit)).join('')}`;
  };
