import { Document, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import { z } from 'zod';
import { fields, text } from '../../contract/fields.ts';
import { otherLanguages, type OtherLanguage } from '../../contract/languages.ts';
import { ingredientFacts } from '../../contract/ingredient-facts.ts';
import type { Recipe, Pantry } from '../recipes/recipe.ts';
import { priceCell, wholeCell } from './cells.ts';
import type { Entry, RecipeRecord, RowError, SaidIn } from './import-records.ts';
import { noneYet, nothingSpoken, textsOf, type Spoken } from './said-cells.ts';
import { withNames } from '../method/names-in-method.ts';
import { originalsOf } from '../translations/originals.ts';
import { saidFields } from '../translations/said.ts';
import { named } from '../recipes/next-edition.ts';
import { followsNothing } from '../recipes/recipe.ts';
import {
  menuFields,
  mostIngredients,
  mostMethod,
  mostSteps,
  mostSwaps,
} from '../recipes/schemas.ts';

/** An ingredient as a file names it: by its name, or by its number where the text is all digits. */
const reference = text(ingredientFacts.name.most);

const ratio = z
  .string()
  .regex(/^\s*\d{1,4}\s*\/\s*\d{1,4}\s*$/, {
    error: 'must be like 2/3: so many parts of the substitute for so many of the original',
  })
  .transform((text) => text.split('/').map(Number))
  .pipe(z.tuple([menuFields.ratioPart, menuFields.ratioPart]))
  .transform(([substitute, original]) => ({ substitute, original }));

/** What a recipe says in another language. A text that it does not say stays as it is; steps are by their place. */
const inLanguage = z.strictObject({
  version: wholeCell(fields.version).optional(),
  name: saidFields.line.nullish(),
  description: saidFields.line.nullish(),
  story: saidFields.paragraphs.nullish(),
  steps: z.array(saidFields.paragraphs.nullable()).max(mostSteps).default([]),
});
type InLanguage = z.output<typeof inLanguage>;
const languages = z.strictObject({
  de: inLanguage.optional(),
  ar: inLanguage.optional(),
} satisfies Record<OtherLanguage, z.ZodType>);

const recipeRecord = z.strictObject({
  no: wholeCell(fields.number),
  version: wholeCell(fields.version).optional(),
  slug: fields.slug,
  name: fields.recipeName.nullish().transform(orNull),
  description: fields.recipeDescription.nullish().transform(orNull),
  category: menuFields.categorySlug,
  story: menuFields.story.nullish().transform(orNull),
  servings: wholeCell(menuFields.servings),
  minutes: wholeCell(menuFields.minutes),
  preparation: priceCell,
  picture: menuFields.picture.nullish(),
  place: wholeCell(menuFields.menuPlace).nullish(),
  status: menuFields.status,
  ingredients: z
    .array(
      z.strictObject({
        ingredient: reference,
        amount: wholeCell(fields.amount),
        confirmed: z.literal(true).optional(),
        swaps: z
          .array(z.strictObject({ with: reference, ratio }))
          .max(mostSwaps)
          .default([]),
      }),
    )
    .max(mostIngredients)
    .default([]),
  follows: z
    .strictObject({
      name: menuFields.nameFollows.nullish().transform(orNull),
      description: menuFields.descriptionFollows.nullish().transform(orNull),
      story: menuFields.storyFollows.nullish().transform(orNull),
    })
    .default(followsNothing),
  steps: z.array(menuFields.step).max(mostSteps).default([]),
  languages: languages.default({}),
});

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

/** Reads one recipe; `row` of what is wrong is the line, `column` the path of the field. */
export function readRecipe(
  file: string,
  text: string,
):
  | { ok: true; entry: Entry<RecipeRecord>; said: Entry<SaidIn>[] }
  | { ok: false; errors: RowError[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);
  if (document.errors.length > 0) {
    const errors = document.errors.map(({ pos, message }) => ({
      file,
      row: lineAt(pos[0]),
      column: '',
      message: `is not YAML: ${message}`,
    }));
    return { ok: false, errors };
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    const message = 'refers to another place of the file: write it out instead';
    return { ok: false, errors: [{ file, row: lineAt(alias), column: '', message }] };
  }
  const rowOf = (column: string) => {
    const path = column.split('.').filter((part) => part !== '');
    for (let end = path.length; end > 0; end -= 1) {
      const node = document.getIn(path.slice(0, end), true);
      if (hasRange(node)) return lineAt(node.range[0]);
    }
    return 1;
  };
  const parsed = recipeRecord.safeParse(contentOf(document));
  if (parsed.success) {
    const { version, languages, ...value } = parsed.data;
    const said = saidOf(value.no, languages).map(({ version: seen, ...one }) => ({
      file,
      rowOf,
      ...one,
      version: seen ?? (version === undefined ? undefined : noneYet),
    }));
    return { ok: true, entry: { file, value, rowOf, version }, said };
  }
  const errors = parsed.error.issues.map(({ path, message }) => {
    const column = path.map(String).join('.');
    return { file, row: rowOf(column), column, message };
  });
  return { ok: false, errors };
}

const saidOf = (
  recipeNo: number,
  languages: Partial<Record<OtherLanguage, InLanguage | undefined>>,
): Pick<Entry<SaidIn>, 'value' | 'version'>[] =>
  otherLanguages.flatMap((language) => {
    const { version, steps, ...plain } = languages[language] ?? { steps: [] };
    const placed = [
      ...Object.entries(plain),
      ...steps.map((step, at) => [`step-${at + 1}`, step] as const),
    ].flatMap(([place, said]) => (typeof said === 'string' ? [[place, said]] : []));
    if (placed.length === 0) return [];
    const texts = Object.fromEntries(placed) as SaidIn['texts'];
    return [{ value: { subject: { kind: 'recipe', recipeNo }, language, texts }, version }];
  });

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

/** Aliases are refused, because a few of them can grow into any size. */
function firstAlias(document: ReturnType<typeof parseDocument>): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias: (_key, node) => {
      offset ??= node.range?.[0] ?? 0;
    },
  });
  return offset;
}

/** Numbers stay as they were written, so that `2.20` is a price to the cent. */
function contentOf(document: ReturnType<typeof parseDocument>): unknown {
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'number') node.value = node.source ?? String(node.value);
    },
  });
  return document.toJS();
}

const widestLine = 112;

export function writeRecipe(
  recipe: Recipe,
  ingredients: Pantry,
  spoken: Spoken = nothingSpoken,
): string {
  const nameOf = (ingredientNo: number): string | number => {
    const name = ingredients.get(ingredientNo)?.name ?? null;
    return name === null || /^\d+$/.test(name) ? ingredientNo : name;
  };
  const preparation = new Scalar(recipe.preparationCents / 100);
  preparation.minFractionDigits = 2;
  const { slug, name, description, category, story, servings, minutes, status } = recipe;
  const { steps, follows } = named(recipe, ingredients);
  const following = Object.entries(follows).filter(([, text]) => text !== null);
  const picture = recipe.picture === null ? {} : { picture: recipe.picture };
  const place = recipe.menuPlace === null ? {} : { place: recipe.menuPlace };
  const document = new Document({
    no: recipe.recipeNo,
    version: recipe.editionNo,
    slug,
    name,
    description,
    category,
    story,
    servings,
    minutes,
    preparation,
    ...picture,
    ...place,
    status,
    ingredients: recipe.ingredients.map(({ ingredientNo, amount, confirmed, swaps }) => ({
      ingredient: nameOf(ingredientNo),
      amount,
      ...(confirmed ? { confirmed } : {}),
      ...(swaps.length > 0
        ? {
            swaps: swaps.map((swap) => ({
              with: nameOf(swap.with),
              ratio: `${swap.ratio.substitute}/${swap.ratio.original}`,
            })),
          }
        : {}),
    })),
    ...(following.length > 0 ? { follows: Object.fromEntries(following) } : {}),
    steps,
    ...languagesOf(recipe, ingredients, spoken),
  });
  foldLongText(document);
  return document.toString({ lineWidth: widestLine });
}

/** What a recipe says in other languages, as its author reads it; what is not translated is empty, and at the end left out. */
function languagesOf(recipe: Recipe, ingredients: Pantry, spoken: Spoken) {
  const originals = Object.fromEntries(originalsOf(recipe).map(({ place, text }) => [place, text]));
  const isMethod = new Set(originalsOf(recipe).flatMap((it) => (it.isMethod ? [it.place] : [])));
  const told = spoken.languages.flatMap((language) => {
    const kept = spoken.of({ kind: 'recipe', recipeNo: recipe.recipeNo }, language);
    const texts = kept ? textsOf(kept, originals) : {};
    if (!kept || Object.keys(texts).length === 0) return [];
    const read = (place: string): string | null => {
      const said = texts[place];
      if (said === undefined) return null;
      const nameOf = (no: number) => ingredients.get(no)?.name ?? null;
      return isMethod.has(place) ? withNames(said, nameOf, 2 * mostMethod.story) : said;
    };
    const plain = (['name', 'description', 'story'] as const).flatMap((place) => {
      const said = read(place);
      return said === null ? [] : [[place, said] as const];
    });
    const steps = recipe.steps.map((_, at) => read(`step-${at + 1}`));
    const last = steps.findLastIndex((step) => step !== null);
    const of = {
      version: kept.version,
      ...Object.fromEntries(plain),
      ...(last < 0 ? {} : { steps: steps.slice(0, last + 1) }),
    };
    return [[language, of] as const];
  });
  return told.length === 0 ? {} : { languages: Object.fromEntries(told) };
}

/** Long text goes on over indented lines; text whose line breaks or spaces count is quoted, so that none is lost. */
function foldLongText(document: Document): void {
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (/[^\P{C}\n]|[\n ]{2}|\n /u.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      else if (node.value.length > widestLine - 4) node.type = Scalar.BLOCK_FOLDED;
    },
  });
}
