import type { Context } from 'hono';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { cardOf, type FewLeft } from '../../food/menu/reply.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import type { Env } from '../../http/router.ts';
import { claimsOf, readGuest } from '../../http/session.ts';
import * as choices from '../../people/choices/choices.ts';
import type { Chooser, Remembering } from '../../people/choices/choices.ts';
import { nothingRemembered, withMeasures, withSeen } from '../../people/choices/remembered.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as customers from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { contract } from './contract.ts';
import { weekdayOf } from './weekday.ts';

type Parts = Remembering & customers.People & { menu: WarmMenu; stock: Pick<FewLeft, 'few'> };

/** What customers, and guests who have a box, chose and looked at last. */
export const routes = (parts: Parts) =>
  handle(contract, {
    readChoices: async (c) => {
      const { chooser } = await visitor(c, parts);
      const known = chooser ? await choices.rememberedOf(parts, chooser) : nothingRemembered;
      const { published } = parts.menu.read(languageOf(c));
      const few = parts.stock.few();
      const { servings, delivery, measures } = known;
      return c.json(
        {
          servings: servings?.count ?? null,
          measures: measures?.own ?? null,
          delivery: delivery
            ? {
                country: delivery.country,
                postcode: delivery.postcode,
                weekday: delivery.day === null ? null : weekdayOf(delivery.day),
              }
            : null,
          seen: known.seen.flatMap(({ recipeNo, at }) => {
            const entry = published.byRecipeNo.get(recipeNo);
            return entry ? [{ seenAt: at, card: cardOf(entry, few) }] : [];
          }),
        },
        200,
      );
    },
    seeRecipe: async (c) => {
      const { recipeNo } = c.req.valid('json');
      if (!parts.menu.published().byRecipeNo.has(recipeNo)) throw new Refusal('recipe-not-found');
      const { chooser, profile } = await visitor(c, parts);
      if (!chooser) return c.json({ kept: false, servings: null, measures: null }, 200);
      const known = await choices.remember(parts, chooser, profile, (before, at) =>
        withSeen(before, recipeNo, at),
      );
      const { servings, measures } = known ?? nothingRemembered;
      return c.json(
        {
          kept: known !== undefined,
          servings: servings?.count ?? null,
          measures: measures?.own ?? null,
        },
        200,
      );
    },
    chooseMeasures: async (c) => {
      const { measures } = c.req.valid('json');
      const { chooser, profile } = await visitor(c, parts);
      if (!chooser) return c.json({ kept: false }, 200);
      const known = await choices.remember(parts, chooser, profile, (before, at) =>
        withMeasures(before, measures, at),
      );
      return c.json({ kept: known !== undefined }, 200);
    },
  });

/** A guest is known by the cookie of their box, which only a box is a reason for. */
async function visitor(
  c: Context<Env>,
  people: customers.People,
): Promise<{ chooser: Chooser | undefined; profile: Customer | undefined }> {
  const claims = await claimsOf(c);
  if (claims) {
    const profile = await customers.customerOf(people, claims);
    return { chooser: { customerNo: profile.customerNo }, profile };
  }
  const guest = readGuest(c);
  return { chooser: guest === undefined ? undefined : { guest }, profile: undefined };
}
