import { createHash } from 'node:crypto';
import type { ImageFile, Images, Objects, StoredObject } from '../../platform/platform.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import type { Catalogue, Recipe } from '../recipes/recipe.ts';
import { amendRecipe, everyRecipe, recipeByNo } from '../recipes/recipes.ts';
import { fileNames, leastPicture, pictureAddress, pictureSizes } from './picture-names.ts';

/** Where the files of pictures live among the objects; served at the same path. Editions that were ordered keep theirs, so none is removed. */
const picturesPrefix = 'pictures/';

/** Makes the files of a picture and hangs it on the recipe. The same picture is made once, however often it is sent. */
export async function changePicture(
  parts: Editing & { objects: Objects; images: Images },
  recipeNo: number,
  source: Uint8Array,
  seen: string | null,
  by: Actor,
): Promise<Recipe> {
  await recipeByNo(parts, recipeNo);
  const name = createHash('sha256').update(source).digest('hex').slice(0, 24);
  const stored = new Set(await parts.objects.list(picturesPrefix + name));
  if (!fileNames(name).every((file) => stored.has(picturesPrefix + file))) {
    await storeFiles(parts.objects, name, await cutPicture(parts.images, source));
  }
  return setPicture(parts, recipeNo, pictureAddress(name), seen, by);
}

async function cutPicture(images: Images, source: Uint8Array): Promise<ImageFile[]> {
  const made = await images.cut(source, { sizes: pictureSizes, least: leastPicture });
  if (made === 'unreadable') throw new Refusal('picture-unreadable');
  if (!Array.isArray(made))
    throw new Refusal('picture-too-small', { ...made, least: leastPicture });
  return made;
}

async function storeFiles(objects: Objects, name: string, files: ImageFile[]): Promise<void> {
  for (const { width, format, body } of files) {
    await objects.put(`${picturesPrefix}${name}-${width}.${format}`, {
      body,
      contentType: `image/${format}`,
      cacheControl: 'public, max-age=31536000, immutable',
    });
  }
}

/** Hangs another picture on a recipe, or none, in place of the one that the caller saw; one that hangs there already is left alone. */
export async function setPicture(
  parts: Editing,
  recipeNo: number,
  picture: string | null,
  seen: string | null,
  by: Actor,
): Promise<Recipe> {
  if ((await recipeByNo(parts, recipeNo)).picture !== picture) {
    await changeMenu(parts, async (tx) => {
      const known = (await everyRecipe(tx)).find((recipe) => recipe.recipeNo === recipeNo);
      if (known && known.picture !== seen) {
        const { picture: theirs, editionNo } = known;
        overSeen(0, { picture }, { picture: theirs, version: editionNo });
      }
      await amendRecipe(tx, recipeNo, { picture }, by);
    });
  }
  return recipeByNo(parts, recipeNo);
}

/** Pictures whose files are made already, by the slug of their recipe; the name says what is in them. */
export type ReadyPicture = { slug: string; name: string; files: ImageFile[] };

/** Hangs them as one change of the menu; recipes with a picture that `mayReplace` does not know keep it. Answers how many were hung. */
export async function hangPictures(
  parts: Editing & { objects: Objects; menu: { catalogue: () => Catalogue } },
  pictures: ReadyPicture[],
  mayReplace: (picture: string, slug: string) => boolean,
  by: Actor,
): Promise<number> {
  await parts.menu.refresh();
  const { bySlug } = parts.menu.catalogue();
  const wanted = pictures.filter(({ slug, name }) => {
    const recipe = bySlug.get(slug);
    if (!recipe || recipe.picture === pictureAddress(name)) return false;
    return recipe.picture === null || mayReplace(recipe.picture, slug);
  });
  if (wanted.length === 0) return 0;
  await Promise.all(wanted.map(({ name, files }) => storeFiles(parts.objects, name, files)));
  return changeMenu(parts, async (tx) => {
    const known = new Map((await everyRecipe(tx)).map(({ slug, recipeNo }) => [slug, recipeNo]));
    for (const { slug, name } of wanted) {
      const recipeNo = known.get(slug);
      if (recipeNo !== undefined) {
        await amendRecipe(tx, recipeNo, { picture: pictureAddress(name) }, by);
      }
    }
    return wanted.length;
  });
}

/** One file of a picture, by its name in the address. */
export async function pictureFile(
  { objects }: { objects: Objects },
  file: string,
): Promise<StoredObject | undefined> {
  return objects.get(picturesPrefix + file);
}
