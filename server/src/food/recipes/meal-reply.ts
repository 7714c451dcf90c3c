import { z } from '@hono/zod-openapi';
import { cookings, units } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';

const name = z.string().nullable();
const handled = {
  ingredientNo: fields.number,
  name,
  amount: z.number().int(),
  unit: z.enum(units).nullable(),
  cooking: z.enum(cookings).nullable(),
  until: z.string().nullable().openapi({
    description:
      'What the cook looks for; null where nothing is needed (cooking is none) or nobody has said.',
  }),
};

export const noticeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('extra'), ...handled }),
    z.object({ kind: z.literal('unused'), ...handled }),
    z.object({ kind: z.literal('cook'), ...handled }),
    z.object({
      kind: z.literal('plain'),
      servings: z.number().int(),
      swapped: z.array(z.object({ name, withName: name })),
      omitted: z.array(name),
    }),
  ])
  .openapi('MethodNotice', {
    description:
      'What has to be said beside the steps: something was added; or is left over because another thing was left out; or no step cooks it through; or the method is plain text, written for another meal.',
  });

/** What of an answer in another language is as it was written. */
export const untranslated = z.array(z.string()).optional().openapi({
  description:
    'Where another language is asked for: what is not translated into it, as `name` or `steps/2`.',
});

export const mealSchema = z
  .object({
    name,
    description: name,
    story: name,
    steps: z.array(z.string()),
    notices: z.array(noticeSchema),
    untranslated,
  })
  .openapi('Meal', { description: 'As it is told for exactly these changes and servings.' });

export const cookedStepSchema = z
  .object({
    text: z.string(),
    ingredientNos: z.array(fields.number).openapi({
      description: 'What it speaks of, of what is in the box; nothing is known of a plain text.',
    }),
    times: z.array(
      z.object({ fromSeconds: z.number().int(), toSeconds: z.number().int() }).openapi({
        description: 'A time that the step says; both are the same where it is no range.',
      }),
    ),
  })
  .openapi('CookedStep');
