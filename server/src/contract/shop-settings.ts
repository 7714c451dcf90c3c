import { z } from '@hono/zod-openapi';
import { otherLanguages } from './languages.ts';
import { accentPattern, contrastOf, leastContrast } from './accent.ts';
import { letterKinds, unknownInLetter, type LetterKind } from './letter-kinds.ts';
import { logoPattern } from './logo.ts';
import { regimeNames } from './label-regimes.ts';
import { labelPrinter } from './label-settings.ts';
import { fields, name, paragraphs, text, whole } from './fields.ts';

/** What an owner decides of the shop, in the back office; until they do, the environment does. */

export const phonePattern = /^\+?[0-9][0-9 ()/-]{3,29}$/;
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
export const mostBoxes = 9_999_999;

const weekday = whole(1, 7);
const oncePer = <Item>(key: (item: Item) => unknown) => ({
  check: (list: Item[]) => new Set(list.map(key)).size === list.length,
  error: 'must not say the same twice',
});
const once = oncePer((it: number) => it);
const onceEach = oncePer((it: string) => it);
const oncePerWeekday = oncePer(({ weekday: it }: { weekday: number }) => it);

const onceNamed = oncePer(({ name: it }: { name: string }) => it);

const holiday = z
  .strictObject({ from: fields.date, to: fields.date, name: text(60) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before it begins' });
export type Holiday = z.output<typeof holiday>;

/** Cut down, never up, so that a contrast is not told as enough that is not. */
const figure = (contrast: number) => (Math.floor(contrast * 10) / 10).toFixed(1);

const accent = z
  .string()
  .regex(accentPattern, { error: 'must be a colour such as #2f6b4f' })
  .superRefine((colour, context) => {
    if (!accentPattern.test(colour) || contrastOf(colour) >= leastContrast) return;
    const message = `has a contrast of ${figure(contrastOf(colour))}:1 where ${leastContrast}:1 is needed`;
    context.addIssue({ code: 'custom', message });
  });

/** Only what is known stands in braces. */
const letterPart = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema
    .superRefine((said, context) => {
      for (const { line, name: unknown } of unknownInLetter(said).slice(0, 20))
        context.addIssue({
          code: 'custom',
          message: `line ${line}: {${unknown}} is no placeholder`,
        });
    })
    .nullable();

/** An owner's words around ours; null: ours alone. */
export const letterText = z
  .strictObject({
    subject: letterPart(text(120)),
    opening: letterPart(paragraphs(1000)),
    closing: letterPart(paragraphs(1000)),
  })
  .openapi('LetterText', {
    description:
      'In place of our subject, greeting and signature: `{name}`, `{orderNo}`, `{day}` and `{shop}` are filled in. Null: ours. `letter-taken-back` and `letter-given-back` tell several things, and keep our subjects.',
  });

export type LetterSetting = `letter-${LetterKind}`;
export const letterSetting = (kind: LetterKind): LetterSetting => `letter-${kind}`;

const letterShape = Object.fromEntries(
  letterKinds.map((kind) => [letterSetting(kind), letterText.nullable()]),
) as Record<LetterSetting, z.ZodNullable<typeof letterText>>;

const shape = {
  ...letterShape,
  name: name(40),
  operatorName: name(100).nullable(),
  operatorAddress: text(200).nullable(),
  taxNumber: text(40).nullable(),
  email: fields.custEmail.nullable(),
  phone: z
    .string()
    .regex(phonePattern, { error: 'must be a phone number, for example +353 1 234 5678' })
    .nullable(),
  hours: paragraphs(300).nullable().openapi({ description: 'When somebody answers.' }),
  languages: z
    .array(z.enum(otherLanguages))
    .refine(onceEach.check, { error: onceEach.error })
    .transform((list) => otherLanguages.filter((language) => list.includes(language)))
    .openapi({ description: 'In which the shop window can be read, beside the shop’s own.' }),
  accent: accent.nullable().openapi({
    description:
      'The colour of links and buttons; it can be read on every light surface. A lighter one for dark pages follows from it.',
  }),
  logo: z
    .string()
    .regex(logoPattern, { error: 'must be the name of a logo that was sent' })
    .nullable()
    .openapi({ description: 'As `PUT /api/admin/settings/logo` calls it.' }),
  weeklyMenus: z.boolean().openapi({
    description:
      'An order holds only what the menu of its week offers; else all that is published can be ordered at any time.',
  }),
  labelRegime: z.enum(regimeNames).openapi({ description: 'Whose law labels of meals follow.' }),
  labelPrinters: z
    .array(labelPrinter)
    .max(20)
    .refine(onceNamed.check, { error: onceNamed.error })
    .openapi({ description: 'Which print labels of meals; in the network of whoever runs it.' }),
  weekdays: z
    .array(weekday)
    .min(1, { error: 'must name a weekday' })
    .refine(once.check, { error: once.error })
    .transform((days) => days.toSorted((a, b) => a - b))
    .openapi({ description: 'With deliveries; 1 = Monday.' }),
  cutOffDaysBefore: whole(0, 30),
  cutOffTime: z
    .string()
    .regex(timePattern, { error: 'must be HH:MM' })
    .openapi({ example: '18:00', description: 'In the shop’s time zone.' }),
  horizonDays: whole(1, 90).openapi({ description: 'How many days ahead boxes can be ordered.' }),
  capacity: whole(0, mostBoxes).openapi({
    description: 'Boxes that a day can take, unless its weekday or the day says otherwise.',
  }),
  weekdayCapacity: z
    .array(z.strictObject({ weekday, capacity: whole(0, mostBoxes) }))
    .refine(oncePerWeekday.check, { error: oncePerWeekday.error })
    .transform((list) => list.toSorted((a, b) => a.weekday - b.weekday)),
  holidays: z
    .array(holiday)
    .max(100)
    .transform((list) => list.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
    .openapi({ description: 'Days without deliveries, both ends included.' }),
};

export const shopSettings = z.strictObject(shape);
export type ShopSettings = z.output<typeof shopSettings>;
/** Of a letter, too, only what is new: a plan for its greeting leaves the closing to whoever changes that meanwhile. */
const letterChanges = Object.fromEntries(
  letterKinds.map((kind) => [letterSetting(kind), letterText.partial().nullable()]),
) as Record<LetterSetting, z.ZodNullable<ReturnType<typeof letterText.partial>>>;
export const settingsChange = shopSettings.extend(letterChanges).partial();
export type SettingsChange = z.output<typeof settingsChange>;
export const settingNames = Object.keys(shape) as (keyof ShopSettings)[];

/** Just after a cut-off the next day that can be ordered for may be as far away as two weekdays with deliveries are apart. */
export function leastHorizon({
  weekdays,
  cutOffDaysBefore,
}: Pick<ShopSettings, 'weekdays' | 'cutOffDaysBefore'>): number {
  const gaps = weekdays.map((day, at) => (weekdays[at + 1] ?? (weekdays[0] ?? 0) + 7) - day);
  return cutOffDaysBefore + Math.max(...gaps);
}
