import { firstKitchen } from '../../contract/kitchens.ts';
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Objects } from '../../platform/platform.ts';
import type { Editing } from '../../food/edits/edits.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { recipesFolder, type CatalogueFiles } from '../../food/menu-files/catalogue-files.ts';
import type { RowError } from '../../food/menu-files/import-records.ts';
import { importFiles, readFiles, type ImportReport } from '../../food/menu-files/menu-files.ts';
import { fileNames, readFileName } from '../../food/pictures/picture-names.ts';
import { hangPictures, type ReadyPicture } from '../../food/pictures/pictures.ts';
import { unlessCode } from '../../platform/files/unless-code.ts';
import * as pricing from '../../checkout/pricing/pricing.ts';
import * as translations from '../../food/translations/translations.ts';
import { readLanguage } from './demo-languages.ts';
import * as rows from './sql.ts';
import { otherLanguages } from '../../contract/languages.ts';
import * as settings from '../../shop/settings/settings.ts';
import * as inventory from '../../stock/inventory/inventory.ts';

const folder = join(import.meta.dirname, '../../../db/demo');

type Parts = settings.Settings &
  Editing &
  inventory.Changing &
  pricing.Pricing & { menu: WarmMenu; objects: Objects };

/**
 * Fills an empty store with the demo catalogue and its stock. Recipes come last: while there are none the store counts as empty, so a
 * start that was interrupted is finished by the next one. Pictures are hung in a store that was filled before it had them, too.
 */
export async function loadDemo(
  parts: Parts,
  report: (sentence: string) => void,
): Promise<'loaded' | 'not-empty'> {
  return parts.database.transaction(async (tx) => {
    // This transaction only holds the lock, and is idle while pictures go to where objects are kept.
    await rows.lockDemo(tx);
    await parts.menu.refresh();
    const done = parts.menu.catalogue().recipes.size > 0 ? 'not-empty' : await fill(parts, report);
    await hangDemoPictures(parts, join(folder, 'pictures'));
    return done;
  });
}

async function fill(parts: Parts, report: (sentence: string) => void): Promise<'loaded'> {
  const files = await readFiles(folder);
  await load(parts, new Map([...files].filter(([path]) => !path.startsWith(recipesFolder))));
  const [moved] = await inventory.movements(parts, {
    kitchenNo: firstKitchen,
    ingredientNo: undefined,
    before: undefined,
    limit: 1,
  });
  if (!moved)
    refuse((await inventory.receiveStock(parts, join(folder, 'stock.csv'), 'import')).errors);
  for (const { report } of await pricing.importPriceFolder(parts, folder, { dryRun: false }))
    refuse(report.errors);
  await settings.change(
    parts,
    { change: { languages: [...otherLanguages] }, holdsFrom: null, version: 0 },
    'import',
  );
  const { recipes, ingredients } = await load(parts, files);
  report(
    `Loaded the demo catalogue: ${recipes.created} recipes of ${ingredients.unchanged} ingredients.`,
  );
  await translate(parts);
  return 'loaded';
}

/** The demo in the other languages of the shop window, as far as it is translated. */
async function translate(parts: Parts): Promise<void> {
  for (const language of otherLanguages) {
    const said = readLanguage(await textsBelow(join(folder, 'languages', language)));
    const { ingredients, bySlug } = parts.menu.catalogue();
    const numbers = new Map([...ingredients.values()].map((it) => [it.name, it.ingredientNo]));
    await translations.saveMany(
      parts,
      language,
      [
        ...said.ingredients.map(({ name, texts }) => ({
          subject: { kind: 'ingredient', ingredientNo: known(numbers.get(name), name) } as const,
          texts,
        })),
        ...said.categories.map(({ slug, texts }) => ({
          subject: { kind: 'category', category: slug } as const,
          texts,
        })),
        ...said.recipes.map(({ slug, texts }) => ({
          subject: { kind: 'recipe', recipeNo: known(bySlug.get(slug)?.recipeNo, slug) } as const,
          texts,
        })),
      ],
      'import',
    );
  }
}

function known(no: number | undefined, name: string): number {
  if (no === undefined) throw new Error(`The demo translates ${name}, which it does not have.`);
  return no;
}

/** Every file below a folder, by its path in it. */
async function textsBelow(from: string): Promise<Map<string, string>> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(
    unlessCode<Dirent[]>('ENOENT', []),
  );
  const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, string]> => [
        relative(from, path).split(sep).join('/'),
        await readFile(path, 'utf8'),
      ]),
    ),
  );
}

async function load(parts: Parts, files: CatalogueFiles): Promise<ImportReport> {
  const report = await importFiles(parts, files, { dryRun: false });
  refuse(report.errors);
  return report;
}

/** The demo is part of the program: a wrong row in it is our own fault. */
function refuse(errors: RowError[]): void {
  if (errors.length > 0) throw new Error(`The demo has wrong rows: ${JSON.stringify(errors)}`);
}

/** What was hung last, so that a start with nothing new only looks at the folder, and a picture that staff took down stays down. */
const noteKey = 'demo/pictures';

const hash = (parts: (string | Uint8Array)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};

/**
 * Hangs the pictures of the demo on its recipes, wherever none hangs or an older one of the demo; `<slug>-<width>.<format>` are their
 * files. Answers how many were hung.
 */
export async function hangDemoPictures(parts: Parts, folder: string): Promise<number> {
  const names = (await readdir(folder).catch(unlessCode<string[]>('ENOENT', [])))
    .filter(readFileName)
    .sort();
  if (names.length === 0) return 0;
  const sizes = await Promise.all(
    names.map(async (name) => `${name} ${(await stat(join(folder, name))).size}\n`),
  );
  const note = Buffer.from(hash(sizes));
  const hungLast = await parts.objects.get(noteKey);
  if (hungLast && note.equals(hungLast.body)) return 0;
  const ready = await readPictures(folder, names);
  const isOfDemo = (picture: string, slug: string) => picture.startsWith(`/pictures/demo-${slug}-`);
  const hung = await hangPictures(parts, ready, isOfDemo, 'import');
  await parts.objects.put(noteKey, {
    body: note,
    contentType: 'text/plain',
    cacheControl: 'no-store',
  });
  return hung;
}

async function readPictures(folder: string, names: string[]): Promise<ReadyPicture[]> {
  const bySlug = new Map<string, ReadyPicture['files']>();
  for (const file of names) {
    const about = readFileName(file);
    if (!about) continue;
    const { name: slug, width, format } = about;
    const body = await readFile(join(folder, file));
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), { width, format, body }]);
  }
  const complete = [...bySlug].filter(([slug, files]) => files.length === fileNames(slug).length);
  return complete.map(([slug, files]) => {
    const content = hash(files.map(({ body }) => body)).slice(0, 12);
    return { slug, name: `demo-${slug}-${content}`, files };
  });
}
