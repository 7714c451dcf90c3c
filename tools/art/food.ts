import { darker, lighter, mix } from './colour.ts';
import { blurred, type Kit, radial, show, type Thing } from './kit.ts';
import { between, blob, circle, ellipse, line, pick, polar, px, type Range, times } from './svg.ts';

/** One layer of food, drawn around the middle of its vessel. */
export type Layer = (kit: Kit) => string;

interface Spread {
  /** Middle of the spread. */
  readonly at?: readonly [number, number];
  /** How far it reaches, across and down. */
  readonly reach?: readonly [number, number];
  readonly size?: Range;
  readonly turn?: Range;
  /** Fills the corners too, for trays. */
  readonly square?: boolean;
}

/** Points in an ellipse that keep away from each other. */
function spots(kit: Kit, count: number, { at = [0, 0], reach = [170, 170], square }: Spread) {
  const found: [number, number][] = [];
  for (let index = 0; index < count; index += 1) {
    const candidates = times(10, (): [number, number] => {
      const [x, y] = square
        ? [kit.random() * 2 - 1, kit.random() * 2 - 1]
        : polar(kit.random() * 360, Math.sqrt(kit.random()));
      return [at[0] + x * reach[0], at[1] + y * reach[1]];
    });
    const room = ([x, y]: [number, number]) =>
      Math.min(9999, ...found.map(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y)));
    found.push(candidates.reduce((best, next) => (room(next) > room(best) ? next : best)));
  }
  return found;
}

export const put =
  (thing: Thing, x: number, y: number, scale = 1, turn = 0): Layer =>
  (kit) =>
    show(kit, thing, x, y, scale, turn);

export const scatter =
  (things: Thing | readonly [Thing, ...Thing[]], count: number, spread: Spread = {}): Layer =>
  (kit) =>
    spots(kit, count, spread)
      .map(([x, y]) =>
        show(
          kit,
          typeof things === 'string' ? things : pick(kit.random, things),
          x,
          y,
          between(kit.random, spread.size ?? [0.9, 1.1]),
          between(kit.random, spread.turn ?? [0, 360]),
        ),
      )
      .join('');

/** The same thing again and again along a line, each a little turned. */
export const fan =
  (
    thing: Thing,
    count: number,
    from: readonly [number, number],
    step: readonly [number, number],
    { scale = 1, turn = 0, turnStep = 0 } = {},
  ): Layer =>
  (kit) =>
    times(count, (index) =>
      show(
        kit,
        thing,
        from[0] + step[0] * index,
        from[1] + step[1] * index,
        scale,
        turn + turnStep * index,
      ),
    ).join('');

/** The same thing around the middle, over part of a circle or all of it. */
export const around =
  (
    thing: Thing,
    count: number,
    distance: number,
    { scale = 1, turn = 0, start = 0, sweep = 360, at = [0, 0] as readonly [number, number] } = {},
  ): Layer =>
  (kit) =>
    times(count, (index) => {
      const angle = start + (sweep * index) / (sweep === 360 ? count : Math.max(1, count - 1));
      const [x, y] = polar(angle, distance);
      return show(kit, thing, x + at[0], y + at[1], scale, angle + turn);
    }).join('');

interface Pool {
  readonly at?: readonly [number, number];
  readonly reach?: readonly [number, number];
  readonly uneven?: number;
  /** Lighter streaks: cream, coconut, yoghurt. */
  readonly swirl?: string;
  /** Drops that shine on top. */
  readonly oil?: string;
}

/** Something thick that lies flat: a sauce, a soup, a cream. */
export const pool =
  (color: string, pool: Pool = {}): Layer =>
  (kit) => {
    const { at = [0, 0], reach = [212, 212], uneven = 0, swirl, oil } = pool;
    const [gradient, definition] = radial(kit, [
      [0, lighter(color, 0.14)],
      [0.7, color],
      [1, darker(color, 0.28)],
    ]);
    const edge = blob(kit.random, reach[0], reach[1], uneven, 12);
    const clip = kit.id();
    const patches = spots(kit, 12, { reach })
      .map(([x, y]) =>
        ellipse(
          reach[0] * between(kit.random, [0.1, 0.26]),
          reach[1] * between(kit.random, [0.07, 0.16]),
          kit.random() > 0.5 ? darker(color, 0.22) : lighter(color, 0.25),
          x,
          y,
          kit.random() * 180,
        ),
      )
      .join('');
    const streaks = swirl
      ? times(4, (index) => {
          const r = 0.25 + index * 0.18;
          const [ax, ay] = polar(index * 97 + 20, reach[0] * r);
          const [bx, by] = polar(index * 97 + 150, reach[0] * r);
          return line(
            `M${ax} ${ay}A${px(reach[0] * r)} ${px(reach[1] * r)} 0 0 1 ${bx} ${by}`,
            11 - index,
            swirl,
          );
        }).join('')
      : '';
    const drops = oil
      ? spots(kit, 16, { reach: [reach[0] * 0.9, reach[1] * 0.9] })
          .map(([x, y]) => {
            const r = between(kit.random, [3, 9]);
            return `${circle(r, oil, x, y, 0.75)}${ellipse(r * 0.4, r * 0.25, '#fff6d8', x - r * 0.3, y - r * 0.35, -30, 0.75)}`;
          })
          .join('')
      : '';
    const gloss = `<g opacity="0.34">${line(`M${px(-reach[0] * 0.74)} ${px(-reach[1] * 0.2)}A${px(reach[0] * 0.78)} ${px(reach[1] * 0.78)} 0 0 1 ${px(-reach[0] * 0.12)} ${px(-reach[1] * 0.76)}`, 12, '#fff')}</g>`;
    return `<g transform="translate(${at[0]} ${at[1]})">${definition}<clipPath id="${clip}"><path d="${edge}"/></clipPath>${
      uneven > 0
        ? `<g opacity="0.3">${blurred(kit, 5, `<path d="${edge}" transform="translate(3 6)" fill="#3a1d10"/>`)}</g>`
        : ''
    }<path d="${edge}" fill="url(#${gradient})"/><g clip-path="url(#${clip})"><g opacity="0.4">${blurred(kit, 9, patches)}</g><g opacity="0.8">${blurred(kit, 2.2, streaks)}</g></g>${drops}${blurred(kit, 5, gloss)}</g>`;
  };

interface Heap {
  readonly at?: readonly [number, number];
  readonly reach?: readonly [number, number];
  readonly count?: number;
  readonly grain?: readonly [number, number];
  readonly colors?: readonly [string, ...string[]];
}

/** A heap of grains: rice, couscous, quinoa, orzo. */
export const heap =
  (heap: Heap = {}): Layer =>
  (kit) => {
    const { at = [0, 0], reach = [204, 204], grain = [9, 3.6] } = heap;
    const { colors = ['#fffdf7', '#faf3e3', '#f3e8d0'] } = heap;
    const count = heap.count ?? Math.round((reach[0] * reach[1]) / (grain[0] * grain[1] * 1.25));
    const base = darker(colors[0], 0.1);
    const underGrain = mix(colors[0], '#8a5a22', 0.7);
    const grains = times(count, () => {
      const [x, y] = polar(kit.random() * 360, Math.sqrt(kit.random()));
      const turn = kit.random() * 180;
      const color = pick(kit.random, colors);
      const [cx, cy] = [x * reach[0] * 0.985, y * reach[1] * 0.985];
      return (
        ellipse(grain[0], grain[1], underGrain, cx + 0.8, cy + 2, turn, 0.3) +
        ellipse(grain[0], grain[1], color, cx, cy, turn)
      );
    }).join('');
    const [shade, definition] = radial(
      kit,
      [
        [0, '#fff', 0.35],
        [0.55, '#fff', 0],
        [1, '#8a5420', 0.24],
      ],
      'cx="0.42" cy="0.38"',
    );
    return `<g transform="translate(${at[0]} ${at[1]})"><g opacity="0.35">${blurred(kit, 7, ellipse(reach[0], reach[1], '#3a1d10', 3, 7))}</g>${ellipse(reach[0], reach[1], base)}${grains}${definition}${ellipse(reach[0] + 4, reach[1] + 4, `url(#${shade})`)}</g>`;
  };

interface Nest {
  readonly at?: readonly [number, number];
  readonly reach?: number;
  readonly width?: number;
  readonly count?: number;
}

/** Long noodles or spaghetti, swirled. */
export const nest =
  (color: string, nest: Nest = {}): Layer =>
  (kit) => {
    const { at = [0, 0], reach = 200, width = 8 } = nest;
    const count = nest.count ?? Math.round((reach * 8) / width);
    const strands = times(count, (index) => {
      const share = 1 - index / count;
      const r = reach * (0.14 + 0.82 * Math.sqrt(kit.random())) * (0.55 + 0.45 * Math.sqrt(share));
      const squash = between(kit.random, [0.72, 1]);
      const turn = kit.random() * 360;
      const sweep = between(kit.random, [70, 210]);
      const away = (reach - r) * 0.6;
      const [mx, my] = polar(kit.random() * 360, away * kit.random());
      const [bx, by] = polar(sweep, r);
      const d = `M${px(r)} 0A${px(r)} ${px(r * squash)} 0 ${sweep > 180 ? 1 : 0} 1 ${bx} ${px(by * squash)}`;
      const tone = pick(kit.random, [color, lighter(color, 0.15), darker(color, 0.06)]);
      return `<g transform="translate(${px(mx)} ${px(my)}) rotate(${px(turn)})">${line(d, width + 2.4, darker(color, 0.42))}${line(d, width, tone)}${line(d, width * 0.3, lighter(color, 0.6), 0.5)}</g>`;
    }).join('');
    return `<g transform="translate(${at[0]} ${at[1]})"><g opacity="0.35">${blurred(kit, 7, circle(reach * 0.95, '#3a1d10', 3, 8))}</g>${circle(reach * 0.93, darker(color, 0.38))}${strands}</g>`;
  };

/** A thin sauce poured to and fro over what lies below. */
export const drizzle =
  (
    color: string,
    { width = 7, reach = 130, at = [0, 0] as readonly [number, number], turn = -24 } = {},
  ): Layer =>
  (kit) => {
    const rows = 5;
    const d = times(rows, (index) => {
      const y = -reach * 0.62 + (index * reach * 1.24) / (rows - 1);
      const half = reach * Math.sqrt(1 - ((index - 2) / 3) ** 2);
      const x = index % 2 ? -half : half;
      return index === 0
        ? `M${px(-half)} ${px(y)}L${px(half)} ${px(y)}`
        : `Q${px(-x * 1.18)} ${px(y - reach * 0.12)} ${px(x === half ? -half : half)} ${px(y)}L${px(x)} ${px(y + between(kit.random, [-6, 6]))}`;
    }).join('');
    return `<g transform="translate(${at[0]} ${at[1]}) rotate(${turn})"><g opacity="0.35" transform="translate(1 4)">${blurred(kit, 2, line(d, width, '#3a1d10'))}</g>${line(d, width, darker(color, 0.1))}${line(d, width * 0.62, lighter(color, 0.3))}</g>`;
  };

export const group =
  (x: number, y: number, scale: number, turn: number, ...layers: readonly Layer[]): Layer =>
  (kit) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${layers.map((layer) => layer(kit)).join('')}</g>`;
