import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WithCatalogue } from '../../food/menu/menu.ts';
import { fileNames, readFileName } from '../../food/pictures/picture-names.ts';
import { hangPictures, type ReadyPicture } from '../../food/pictures/pictures.ts';

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
export async function hangDemoPictures(shop: WithCatalogue, folder: string): Promise<number> {
  const names = (await readdir(folder).catch(noneIfMissing)).filter(readFileName).sort();
  if (names.length === 0) return 0;
  const sizes = await Promise.all(
    names.map(async (name) => `${name} ${(await stat(join(folder, name))).size}\n`),
  );
  const note = Buffer.from(hash(sizes));
  const hungLast = await shop.objects.get(noteKey);
  if (hungLast && note.equals(hungLast.body)) return 0;
  const hung = await hangPictures(shop, await readPictures(folder, names), (picture, slug) =>
    picture.startsWith(`/pictures/demo-${slug}-`),
  );
  await shop.objects.put(noteKey, {
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

function noneIfMissing(error: unknown): string[] {
  if ((error as { code?: string }).code === 'ENOENT') return [];
  throw error;
}
