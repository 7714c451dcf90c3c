import { weekOf } from '../../food/menu-weeks/menu-week.ts';
import * as menuWeeks from '../../food/menu-weeks/menu-weeks.ts';
import { foodFacts } from '../../food/recipes/food-facts.ts';
import type { Pantry } from '../../food/recipes/recipe.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as planning from './planning.ts';
import type { ListedWeek, PlannedOffer, Planning, ReadWeek } from './planning.ts';

const listed = ({ opensAt, closesAt, ...week }: ListedWeek) => ({
  ...week,
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
});

const offerReply = ({ recipe, cost, money, ...offer }: PlannedOffer, ingredients: Pantry) => ({
  recipeNo: recipe.recipeNo,
  name: recipe.name,
  slug: recipe.slug,
  status: recipe.status,
  minutes: recipe.minutes,
  diets: foodFacts(
    recipe.ingredients.flatMap(({ ingredientNo }) => ingredients.get(ingredientNo) ?? []),
  ).diets,
  ...offer,
  perServingCents: cost.perServingCents,
  purchaseCents: money?.purchaseCents ?? null,
  marginCents: money?.marginCents ?? null,
  marginPercent: cost.marginPercent,
});

const weekReply = (week: ReadWeek, weekly: boolean, ingredients: Pantry) => {
  const { times, local, offers, projection, ...rest } = week;
  const { portions, revenueCents, purchaseCents, marginCents, unknownCosts, need } = projection;
  return {
    ...rest,
    weekly,
    ...local,
    opensAt: times.opensAt.toISOString(),
    closesAt: times.closesAt.toISOString(),
    offers: offers.map((offer) => offerReply(offer, ingredients)),
    projection: { portions, revenueCents, purchaseCents, marginCents, unknownCosts },
    need,
  };
};

/** Where the menu's authors plan weeks. */
export const routes = (parts: Planning) => {
  const written = (day: string) => {
    const week = weekOf(day);
    const { version = 1 } = parts.menu.catalogue().weeks?.get(week) ?? {};
    return { week, version };
  };
  return handle(contract, {
    listMenuWeeksForStaff: async (c) => {
      const { weeks, ...about } = await planning.listWeeks(parts);
      return c.json({ ...about, items: weeks.map(listed) }, 200);
    },
    readMenuWeek: async (c) => {
      const week = await planning.readWeek(parts, c.req.valid('param').week);
      const { ingredients } = parts.menu.catalogue();
      return c.json(weekReply(week, parts.config.shop.weeklyMenus, ingredients), 200);
    },
    planMenuWeek: async (c) => {
      const { week } = c.req.valid('param');
      await planning.saveWeek(parts, week, c.req.valid('json'), actorOf(c.var));
      return c.json(written(week), 200);
    },
    publishMenuWeek: async (c) => {
      const { week } = c.req.valid('param');
      const seen = { ...c.req.valid('json'), ordersKeepIt: false };
      await menuWeeks.publishWeek(parts, weekOf(week), true, seen, actorOf(c.var));
      return c.json(written(week), 200);
    },
    unpublishMenuWeek: async (c) => {
      const { week } = c.req.valid('param');
      const seen = c.req.valid('json');
      await menuWeeks.publishWeek(parts, weekOf(week), false, seen, actorOf(c.var));
      return c.json(written(week), 200);
    },
    copyMenuWeek: async (c) => {
      const { week } = c.req.valid('param');
      const { to } = c.req.valid('json');
      const made = await planning.copyWeek(parts, week, to, actorOf(c.var));
      return c.json(written(made), 200);
    },
    removeMenuWeek: async (c) => {
      const { week } = c.req.valid('param');
      const { version = 0 } = c.req.valid('query');
      await menuWeeks.removeWeek(parts, weekOf(week), version, actorOf(c.var));
      return c.json({ removed: true as const }, 200);
    },
  });
};
