import { createHash } from 'node:crypto';
import type { ImageFile, StoredObject } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { changeMenu, recipeByNo, saveRecipe, type WithCatalogue } from '../menu/menu.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { draftFrom } from '../recipes/next-edition.ts';
import { fileNames, leastPicture, pictureAddress, pictureSizes } from './picture-names.ts';
import * as rows from '../recipes/sql.ts';

/** Where the files of pictures live among the objects; served at the same path. Editions that were ordered keep theirs, so none is removed. */
export const picturesPrefix = 'pictures/';

/** Makes the files of a picture and hangs it on the recipe. The same picture is made once, however often it is sent. */
export async function changePicture(
  shop: WithCatalogue,
  recipeNo: number,
  source: Uint8Array,
): Promise<Recipe> {
  await recipeByNo(shop, recipeNo);
  const name = createHash('sha256').update(source).digest('hex').slice(0, 24);
  const stored = new Set(await shop.objects.list(picturesPrefix + name));
  if (!fileNames(name).every((file) => stored.has(picturesPrefix + file))) {
    await storeFiles(shop, name, await cutPicture(shop, source));
  }
  return setPicture(shop, recipeNo, pictureAddress(name));
}

async function cutPicture({ images }: WithCatalogue, source: Uint8Array): Promise<ImageFile[]> {
  const made = await images.cut(source, { sizes: pictureSizes, least: leastPicture });
  if (made === 'unreadable') throw new Refusal('picture-unreadable');
  if (!Array.isArray(made))
    throw new Refusal('picture-too-small', { ...made, least: leastPicture });
  return made;
}

async function storeFiles(
  { objects }: WithCatalogue,
  name: string,
  files: ImageFile[],
): Promise<void> {
  for (const { width, format, body } of files) {
    await objects.put(`${picturesPrefix}${name}-${width}.${format}`, {
      body,
      contentType: `image/${format}`,
      cacheControl: 'public, max-age=31536000, immutable',
    });
  }
}

/** Hangs another picture on a recipe, or none; one that hangs there already is left alone. */
export async function setPicture(
  shop: WithCatalogue,
  recipeNo: number,
  picture: string | null,
): Promise<Recipe> {
  if ((await recipeByNo(shop, recipeNo)).picture !== picture) {
    await changeMenu(shop, async (tx) => {
      const [known] = await rows.readRecipes(tx, recipeNo);
      if (known) await saveRecipe(tx, recipeNo, { ...draftFrom(known), picture });
    });
  }
  return recipeByNo(shop, recipeNo);
}

/** Pictures whose files are made already, by the slug of their recipe; the name says what is in them. */
export type ReadyPicture = { slug: string; name: string; files: ImageFile[] };

/** Hangs them as one change of the menu; recipes with a picture that `mayReplace` does not know keep it. Answers how many were hung. */
export async function hangPictures(
  shop: WithCatalogue,
  pictures: ReadyPicture[],
  mayReplace: (picture: string, slug: string) => boolean,
): Promise<number> {
  await shop.warm.refresh();
  const { bySlug } = shop.warm.catalogue();
  const wanted = pictures.filter(({ slug, name }) => {
    const recipe = bySlug.get(slug);
    if (!recipe || recipe.picture === pictureAddress(name)) return false;
    return recipe.picture === null || mayReplace(recipe.picture, slug);
  });
  if (wanted.length === 0) return 0;
  await Promise.all(wanted.map(({ name, files }) => storeFiles(shop, name, files)));
  return changeMenu(shop, async (tx) => {
    const known = new Map((await rows.readRecipes(tx)).map((recipe) => [recipe.slug, recipe]));
    for (const { slug, name } of wanted) {
      const recipe = known.get(slug);
      if (!recipe) continue;
      const draft = { ...draftFrom(recipe), picture: pictureAddress(name) };
      await saveRecipe(tx, recipe.recipeNo, draft);
    }
    return wanted.length;
  });
}

/** One file of a picture, by its name in the address. */
export async function pictureFile(
  { objects }: WithCatalogue,
  file: string,
): Promise<StoredObject | undefined> {
  return objects.get(picturesPrefix + file);
}
