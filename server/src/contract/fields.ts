import { firstKitchen, mostKitchens } from './kitchens.ts';
import { z } from '@hono/zod-openapi';
import { emailOf, longestEmail } from './email.ts';
import { languageCodes, ownLanguage } from './languages.ts';
import { canBeSeen, isName, lengthOf, manyLines, oneLine, unwanted } from './people-text.ts';
import { phoneOf } from './phone.ts';

/**
 * The design's field widths, once: forms and the API use these schemas, the migrations repeat them as constraints, and a test holds
 * the two against each other.
 */

/** One line of at most so many characters (code points, as PostgreSQL counts), in one spelling, with something to see in it. */
export const text = (most: number, least = 1) => written({ most, least, spelt: oneLine });

/** The same over several lines, with the spaces that were written. */
export const paragraphs = (most: number) => written({ most, least: 1, spelt: manyLines });

/** What somebody or something is called: more than punctuation. */
export const name = (most: number) => written({ most, least: 1, spelt: oneLine, isCalled: true });

/** What somebody looks for. Marks that cannot be seen can do no harm there and are left out. */
export const words = (most: number) =>
  z
    .string()
    .transform((value) => oneLine(value.replace(/\p{Cf}/gu, ' ')))
    .pipe(text(most, 0))
    .openapi({ maxLength: most });

type Limits = {
  most: number;
  least: number;
  spelt: (value: string) => string;
  isCalled?: boolean;
};

const written = ({ most, least, spelt, isCalled = false }: Limits) =>
  z
    .string()
    .transform(spelt)
    .superRefine((value, context) => {
      const length = lengthOf(value);
      const message =
        unwanted(value) ??
        (least > 0 && !canBeSeen(value) ? 'must not be empty' : undefined) ??
        (length < least ? `must have at least ${least} characters` : undefined) ??
        (length > most ? `must have at most ${most} characters` : undefined) ??
        (isCalled && !isName(value) ? 'must have a letter or a digit' : undefined);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .openapi({ minLength: least, maxLength: most });

/** A whole number within these limits. */
export const whole = (least: number, most: number) => z.number().int().min(least).max(most);

export const fields = {
  /** Any `*_No`: numeric, up to 10 digits. */
  number: whole(1, 9_999_999_999),
  /** Amounts, packs and inventories: numeric, up to 10 digits. */
  amount: whole(1, 9_999_999_999),
  amountOrZero: whole(0, 9_999_999_999),
  /** Moves with every change of a thing; who changes it says which one they saw. */
  version: whole(1, 9_999_999_999),
  custName: name(30),
  custAddress: text(50),
  /** ISO 3166, two letters. */
  country: z
    .string()
    .transform((value) => oneLine(value).toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, { error: 'must be the two letters of a country' }))
    .openapi({ example: 'IE' }),
  /** However it is written; compared without blanks and in capitals. */
  postcode: text(10),
  deliveryNote: text(200),
  custEmail: z
    .string()
    .transform((value, context) => {
      const email = emailOf(value);
      const message =
        email === undefined
          ? 'must be an e-mail address'
          : `must have at most ${longestEmail} characters`;
      if (email !== undefined && email.length <= longestEmail) return email;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .openapi({ format: 'email', maxLength: longestEmail }),
  custPhone: z
    .string()
    .transform((value, context) => {
      const read = phoneOf(value);
      if (read.ok) return read.phone;
      context.addIssue({ code: 'custom', message: read.message });
      return z.NEVER;
    })
    .openapi({
      description:
        'However it is written: 087 123 4567 or +353 87 123 4567. Up to 10 digits beside the code of a country.',
      example: '+353 87 123 4567',
    }),
  recipeName: name(50),
  recipeDescription: text(100),
  /** `Ingredients_Price`: up to 5 characters, 0.00 to 99.99, here in cents. */
  priceCents: whole(0, 9999),
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens' }),
  idempotencyKey: z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/, { error: 'must be 8 to 100 visible characters' }),
  /** There is no year 0: PostgreSQL refuses it. */
  date: z.iso.date().refine((day) => day >= '0001', { error: 'must be a date' }),
};

/** The version that somebody saw of what they write at an address. */
export const versionOrNone = whole(0, 9_999_999_999).openapi({
  description: '0: there was none.',
});

/** A number in a path: digits only, so that `1e3` and ` 1` are unknown addresses rather than other numbers. */
export const numberInPath = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/, { error: 'must be a number of up to 10 digits' })
  .transform(Number)
  .openapi({ type: 'integer', minimum: 1, maximum: 9_999_999_999 });

/** A kitchen by its number; there are no more than thousands. */
export const kitchenInPath = z
  .string()
  .regex(/^[1-9][0-9]{0,3}$/, { error: 'must be the number of a kitchen' })
  .transform(Number)
  .openapi({ type: 'integer', minimum: 1, maximum: mostKitchens });

/** Which kitchen is asked about; the first one where nobody says. */
export const kitchenInQuery = kitchenInPath.default(firstKitchen).openapi({
  description: 'Of which kitchen; the first one is 1.',
});

/** Of which kitchen; all of them where nobody says. */
export const oneKitchenInQuery = kitchenInPath.optional().openapi({
  description: 'Of which kitchen; absent: of all of them.',
});

export const kitchenNumber = z.number().int().min(1).max(mostKitchens);

/** Whose stock or day is changed; the first kitchen's where nobody says. */
export const kitchenInBody = kitchenNumber.default(firstKitchen).openapi({
  description: 'Of which kitchen; the first one is 1.',
});

/** In which language the answer is read; what is not translated is answered as it is written. */
export const languageInQuery = z.enum(languageCodes).default(ownLanguage);

/** What a query says. Empty is absent, whatever the parameter: a form without scripts sends every field that it has. */
export function queryOf<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  const lenient = Object.entries(shape).map(([name, schema]) => [
    name,
    z.preprocess(withoutEmpty, schema),
  ]);
  // The same parameters by name and type: only what is empty does not reach them.
  return z.object(Object.fromEntries(lenient) as Shape);
}

function withoutEmpty(given: unknown): unknown {
  const said = [given].flat().filter((value) => typeof value !== 'string' || oneLine(value) !== '');
  return said.length > 1 ? said : said[0];
}

/** A whole number in a query, in digits. */
export const wholeInQuery = (least: number, most: number) =>
  z
    .string()
    .regex(/^[0-9]{1,10}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
    .optional()
    .openapi({ type: 'integer', minimum: least, maximum: most });

/** A parameter that may be repeated or comma-separated: `?without=milk&without=nuts` or `?without=milk,nuts`. */
export const manyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [...new Set([given].flat().flatMap((part) => part.split(',')))])
    .pipe(z.array(z.enum(values)))
    .optional()
    .openapi({ type: 'array', items: { type: 'string', enum: [...values] } });
