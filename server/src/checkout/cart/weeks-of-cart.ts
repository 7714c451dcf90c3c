import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { weekMenu, type MenuWeeks } from '../../food/menu-weeks/menu-week.ts';
import type { ComingWeek } from '../weeks/coming-weeks.ts';
import { portionsOf, weeksOfLines, type Held } from '../weeks/lines-of-week.ts';
import type { Cart } from './cart-lines.ts';

export const cartWeeks = z
  .array(
    z.object({
      week: fields.date.openapi({ description: 'Its Monday.' }),
      ahead: z.number().int().openapi({ description: 'How many weeks from now: 0 is this one.' }),
      days: z.array(fields.date),
      missing: z
        .array(z.uuid())
        .openapi({ description: 'The lines that its menu does not have, or not in that number.' }),
      soldOut: z
        .array(z.object({ recipeNo: fields.number, left: z.number().int() }))
        .openapi({ description: 'Of what it limits, what it has fewer portions left of.' }),
    }),
  )
  .nullable()
  .openapi({
    description:
      'The weeks that can be ordered for, and what of the cart each does not offer; null in a shop whose menu is the same at all times.',
  });

/** For each week that can be ordered for: the days of it, and the lines that have to stay out. */
export function weeksOfCart(
  { lines, editing }: Pick<Cart, 'lines' | 'editing'>,
  coming: readonly ComingWeek[] | undefined,
  {
    weeks,
    now,
    left,
  }: {
    weeks: MenuWeeks | undefined;
    now: Date;
    /** Portions that a week has left of a recipe; undefined: it has no limit. */
    left: (week: string, recipeNo: number) => number | undefined;
  },
): z.infer<typeof cartWeeks> {
  if (!coming) return null;
  return coming
    .filter(({ days }) => days.length > 0)
    .map(({ week: { week }, ahead, days }) => {
      const order = { menu: weekMenu(weeks, week, now), ...heldIn(editing, week) };
      const answer = weeksOfLines(lines, order);
      const missing = answer.ok ? [] : answer.lineIds;
      const soldOut = [...portionsOf(lines)].flatMap(([recipeNo, portions]) => {
        const there = left(week, recipeNo);
        if (there === undefined || !order.menu.offers(recipeNo)) return [];
        const had = order.held?.get(recipeNo);
        // What an order holds of the week is its own.
        const all = there + (had?.offerWeek === week ? had.portions : 0);
        return portions > all ? [{ recipeNo, left: all }] : [];
      });
      return { week, ahead, days, missing, soldOut };
    });
}

function heldIn(editing: Cart['editing'], week: string): { held?: Held } {
  if (editing?.forWeek?.week !== week) return {};
  const held = new Map(
    editing.forWeek.held.map(([no, portions, offerWeek]) => [no, { portions, offerWeek }]),
  );
  return { held };
}
