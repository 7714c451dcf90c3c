import { z } from '@hono/zod-openapi';

/** A row of what the store keeps, under the names that `tellRow` gives. */
const told = z.record(z.string(), z.unknown()).openapi('ToldRow');

/** The parts of an order, each a list of what it is made of. */
export const orderParts = [
  'meals',
  'ingredients',
  'charges',
  'moves',
  'changes',
  'corrections',
  'missing',
  'shortages',
  'ratings',
  'withdrawals',
  'payments',
  'promotions',
  'refunds',
  'documents',
] as const;

export const everything = z
  .object({
    toldAt: z.iso.datetime(),
    profile: told,
    addresses: z.array(told),
    household: z.array(told).openapi({ description: 'Who eats with them.' }),
    favourites: z.array(told).openapi({ description: 'Recipes that they marked.' }),
    reminders: z
      .array(told)
      .openapi({ description: 'Whether they want letters that remind, each time they said so.' }),
    substitutions: z.array(told).openapi({
      description: 'What they want where something is missing while their box is packed.',
    }),
    cards: z
      .array(told)
      .openapi({ description: 'Cards that the shop keeps, by what they are called.' }),
    giftCards: z
      .array(told)
      .openapi({ description: 'Those that are kept in their account, by the end of their codes.' }),
    credit: z.array(told).openapi({ description: 'What they were given.' }),
    invitation: z.array(told).openapi({ description: 'Their own code to invite friends by.' }),
    subscriptions: z.array(told),
    subscriptionWeeks: z.array(told),
    receipts: z.array(told).openapi({ description: 'What was told of their subscriptions.' }),
    cancellations: z
      .array(told)
      .openapi({ description: 'By which a subscription was ended without a sign-in.' }),
    agreements: z.array(told).openapi({
      description: 'Which versions of the terms and of the privacy page they agreed to.',
    }),
    emailChanges: z
      .array(told)
      .openapi({ description: 'Changes of the e-mail that were asked for lately.' }),
    passkeys: z.array(told),
    sessions: z.array(told).openapi({ description: 'Where they are signed in, if that is told.' }),
    work: z.array(told).openapi({ description: 'Of whoever works here, or did.' }),
    box: told.nullable().openapi({ description: 'What is being chosen; null: nothing.' }),
    choices: told.nullable().openapi({
      description:
        'What they chose and looked at last, with a copy of what their profile says they eat.',
    }),
    letters: z
      .array(z.object({ sentAt: z.iso.datetime(), subject: z.string() }))
      .openapi({ description: 'Those of which the shop has kept a copy.' }),
    orders: z.array(z.object({ order: told, ...partsOf(z.array(told)) }).openapi('ToldOrder')),
  })
  .openapi('Everything');
export type Everything = z.infer<typeof everything>;

function partsOf<Part>(part: Part): Record<(typeof orderParts)[number], Part> {
  return Object.fromEntries(orderParts.map((name) => [name, part])) as Record<
    (typeof orderParts)[number],
    Part
  >;
}
