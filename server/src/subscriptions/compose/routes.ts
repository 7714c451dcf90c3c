import type { Context } from 'hono';
import { mostServings, type Line } from '../../checkout/cart/cart-lines.ts';
import * as carts from '../../checkout/cart/cart.ts';
import type { Place } from '../../checkout/pricing/zones.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import type { Env } from '../../http/router.ts';
import { claimsOf, readGuest } from '../../http/session.ts';
import type { Customer } from '../../people/customers/customer.ts';
import * as customers from '../../people/customers/customers.ts';
import { offeredNow, propose, servingsFor, type Composing } from './compose.ts';
import { contract } from './contract.ts';
import { eatersOf } from './eaters-of.ts';
import { proposalReply } from './reply.ts';

type Parts = Composing & customers.People & carts.Carts;

const usualMeals = 3;

/** Boxes that the store proposes. */
export const routes = (parts: Parts) =>
  handle(contract, {
    proposeBox: async (c) => {
      const {
        meals = usualMeals,
        keep = [],
        without = [],
        notOf = [],
        ...asked
      } = c.req.valid('query');
      const { customer, cart, to } = await visit(c, parts);
      const { diet: diets = [], avoid: avoidedAllergens = [] } = asked;
      const whom = customer ?? { diets, avoidedAllergens };
      const servings = asked.servings ?? servingsFor(whom, mostServings);
      const box = await propose(parts, whom, cart, {
        to,
        meals,
        servings,
        keep,
        passedOver: new Set(without),
        notOf: new Set(notOf),
        // The order asks for their age.
        forAdults: true,
        offers: offeredNow(parts, servings),
      });
      const eaters = eatersOf(customer ?? { diets, avoidedAllergens, members: [] }).map(
        ({ memberNo, name }) => ({ memberNo, name }),
      );
      const { catalogue } = parts.menu.read(languageOf(c));
      return c.json(
        proposalReply(catalogue, box, { signedIn: customer !== undefined, servings, eaters }),
        200,
      );
    },
  });

/** Who asks, what lies in their cart, and where it is to go. */
async function visit(
  c: Context<Env>,
  parts: Parts,
): Promise<{ customer: Customer | undefined; cart: readonly Line[]; to: Place }> {
  const claims = await claimsOf(c);
  const guest = readGuest(c);
  // As it is now: nothing is proposed to somebody that was theirs to eat a minute ago.
  const customer = claims ? await customers.currentProfile(parts, claims) : undefined;
  const owner = customer ? { customerNo: customer.customerNo } : guest ? { guest } : undefined;
  const cart = owner ? await carts.cartOf(parts, owner) : undefined;
  const { country, postcode } = cart?.goesTo ?? customer ?? {};
  const to = { country: country ?? undefined, postcode: postcode ?? undefined };
  return { customer, cart: cart?.lines ?? [], to };
}
