import { z } from '@hono/zod-openapi';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';
import { languageCodes, otherLanguages } from '../../contract/languages.ts';
import { namedChange } from '../../checkout/orders/reply.ts';
import { mealSchema } from '../../food/recipes/meal-reply.ts';
import { changeSchema } from '../../food/recipes/schemas.ts';
import type { BoxCard } from './write-cards.ts';
import { warningKinds } from './label-in-language.ts';

const cents = z.number().int();
const whole = z.number().int();
const ingredient = z.object({
  ingredientNo: fields.number,
  name: z.string(),
  unit: z.enum(units),
});

export const purchaseListSchema = z
  .object({
    day: fields.date,
    items: z.array(
      ingredient.extend({
        neededAmount: whole.openapi({ description: 'For the live orders of the day.' }),
        packAmount: whole,
        packCents: cents.openapi({ description: 'What customers pay for a pack.' }),
        packCostCents: cents.nullable().openapi({
          description: 'What the shop pays for it; null: nobody has said.',
        }),
        packs: whole.openapi({ description: 'The need in whole packs, rounded up.' }),
        surplusAmount: whole.openapi({ description: 'What those packs hold beyond the need.' }),
        onHandAmount: whole.openapi({
          description:
            'Physically in the house: the free stock and what orders of any day took that are not yet shipped.',
        }),
        freeAmount: whole.openapi({ description: 'In stock and not taken by any order.' }),
        lowStockAmount: whole,
        likelyAmount: whole.openapi({
          description:
            'What orders to come for this day and the days before it are likely to take, by `GET /api/admin/forecast`.',
        }),
        buyPacks: whole.openapi({
          description:
            'Packs that leave the free stock at its low-stock mark or above after what is likely; the need is taken from it already.',
        }),
        costCents: cents.nullable().openapi({ description: 'Of the packs to buy.' }),
      }),
    ),
    costCents: cents.openapi({ description: 'Of what is known.' }),
    unknownCosts: whole.openapi({ description: 'Ingredients to buy at a cost nobody has said.' }),
  })
  .openapi('PurchaseList');

const changeFields = {
  changes: z.array(namedChange),
  changesText: z.string().openapi({
    example: 'without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts',
  }),
};

export const portioningSheetSchema = z
  .object({
    day: fields.date,
    recipes: z.array(
      z.object({
        recipeNo: fields.number,
        name: z.string(),
        boxes: whole,
        servings: whole,
        groups: z
          .array(
            z.object({
              servings: whole,
              ...changeFields,
              boxes: whole,
              ingredients: z.array(ingredient.extend({ amountPerBox: whole, totalAmount: whole })),
              lines: z.array(z.object({ orderNo: fields.number, lineNo: whole })),
            }),
          )
          .openapi({ description: 'Box lines that are portioned alike; unchanged ones first.' }),
      }),
    ),
  })
  .openapi('PortioningSheet');

const declared = z.array(z.enum(allergens));
const contained = {
  allergens: declared.openapi({
    description: 'What it was sold with, and what is known of it now.',
  }),
  mayContain: declared.openapi({ description: 'Traces, likewise.' }),
  unknownAllergensIn: z.array(z.string()).openapi({
    description: 'Ingredients whose allergens nobody has declared. Unknown is not free-from.',
  }),
  tracesUnknownIn: z.array(z.string()),
  addedSince: z
    .object({ allergens: declared, mayContain: declared, unknownAllergensIn: z.array(z.string()) })
    .openapi({ description: 'What of these was learned after it was sold.' }),
  lostDiets: z.array(z.enum(diets)).openapi({
    description: 'What it was sold as suiting and is not known to suit any more.',
  }),
};

const piece = z.object({
  text: z.string(),
  language: z.enum(languageCodes).openapi({
    description: 'The shop’s own where a name is not translated: it stands as it was sold.',
  }),
  emphasised: z.boolean().openapi({ description: 'Stands out, as the law wants allergens to.' }),
});
const pieces = z
  .array(piece)
  .openapi({ description: 'Written one after the other they are the text.' });

const inCustomersLanguage = z.object({
  language: z.enum(otherLanguages),
  dir: z.enum(['ltr', 'rtl']),
  warnings: z
    .array(
      z.object({
        kind: z.enum(warningKinds),
        pieces,
      }),
    )
    .openapi({
      description:
        'All that the label warns its customer of, from the same facts as the lists beside it: one sentence each.',
    }),
});

const besideEnglish = {
  description:
    'What its customer reads beside the English, in the language of the page that they signed up or ordered on last; null: that is English, or a language that the shop does not speak any more.',
};

export const labelsSchema = z
  .object({
    lines: z.array(
      z.object({
        orderNo: fields.number,
        lineNo: whole,
        linesInBox: whole,
        deliverName: z.string(),
        day: fields.date,
        recipeName: z.string(),
        servings: whole,
        ...changeFields,
        ingredients: z
          .array(
            ingredient.extend({
              amount: whole,
              grams: z.number().openapi({ description: 'The heaviest comes first on a label.' }),
              allergens: declared,
              alcoholPermille: whole.nullable().openapi({
                description: 'Tenths of a per cent by volume, where they are told.',
              }),
            }),
          )
          .openapi({ description: 'By name.' }),
        ...contained,
        acknowledged: z.boolean().openapi({
          description: 'The customer confirmed that it goes against their profile.',
        }),
        inLanguage: inCustomersLanguage
          .extend({
            recipeName: piece,
            inside: z.object({
              title: z.string().openapi({ example: 'Inhalt:' }),
              comma: z.string().openapi({ description: 'What stands between two of them.' }),
              ingredients: z
                .array(z.object({ ingredientNo: fields.number, pieces }))
                .openapi({ description: 'Those of `ingredients`, in their order.' }),
            }),
          })
          .nullable()
          .openapi(besideEnglish),
      }),
    ),
    boxes: z.array(
      z.object({
        orderNo: fields.number,
        day: fields.date,
        deliverTo: z.object({
          name: z.string(),
          address: z.string(),
          phone: z.string(),
          postcode: z.string().nullable(),
          note: z.string().nullable(),
        }),
        lines: whole,
        checkAge: whole.nullable().openapi({
          description: 'Whoever takes it in has to be so old: there is alcohol in it.',
        }),
        ...contained,
        inLanguage: inCustomersLanguage.nullable().openapi(besideEnglish),
      }),
    ),
  })
  .openapi('Labels');

export const reconciliationSchema = z
  .object({
    day: fields.date,
    balanced: z.boolean().openapi({
      description: 'Purchase list, portioning sheet and stock ledger agree on every ingredient.',
    }),
    ingredients: whole.openapi({ description: 'How many were compared.' }),
    differences: z.array(
      z.object({
        ingredientNo: fields.number,
        name: z.string(),
        neededAmount: whole,
        portionedAmount: whole,
        takenAmount: whole,
      }),
    ),
  })
  .openapi('Reconciliation');

export const cardsSchema = z
  .object({
    day: fields.date,
    items: z.array(
      z.object({
        orderNo: fields.number,
        lineNo: whole,
        linesInBox: whole,
        language: z.enum(languageCodes).openapi({ description: 'What its customer reads.' }),
        slug: z.string(),
        servings: whole,
        minutes: whole,
        changes: z.array(changeSchema),
        names: z
          .array(
            z.object({
              ingredientNo: fields.number,
              name: z.string().nullable(),
              unit: z.enum(units).nullable(),
            }),
          )
          .openapi({ description: 'What the changes speak of, in its customer’s language.' }),
        ingredients: z.array(
          z.object({
            ingredientNo: fields.number,
            name: z.string().nullable(),
            amount: whole,
            unit: z.enum(units),
          }),
        ),
        meal: mealSchema,
        ...contained,
        warnings: inCustomersLanguage.shape.warnings.nullable().openapi({
          description: 'Instead of the lists beside it, where its customer reads another language.',
        }),
      }),
    ),
  })
  .openapi('BoxCards');

export const cardReply = ({
  changes,
  ...card
}: BoxCard): z.infer<typeof cardsSchema>['items'][number] => ({ ...card, changes: [...changes] });
