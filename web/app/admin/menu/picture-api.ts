import { ask } from '../../kit/ask.ts';

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const mostBytes = 10 * 1024 * 1024;

type Hung = { picture: string | null; editionNo: number };

/** What can be known of a file before it is sent. */
export function problemOf(file: Pick<File, 'type' | 'size'>): 'wrongType' | 'tooLarge' | undefined {
  if (!pictureTypes.includes(file.type)) return 'wrongType';
  return file.size > mostBytes ? 'tooLarge' : undefined;
}

/** `seen`: the picture that hangs there as far as the page knows. */
const addressOf = (recipeNo: number, seen: string | null) =>
  `/api/admin/recipes/${recipeNo}/picture?instead=${encodeURIComponent(seen ?? 'none')}`;

export const hangPicture = (recipeNo: number, seen: string | null, file: File) =>
  ask<Hung>(addressOf(recipeNo, seen), {
    method: 'PUT',
    headers: { 'content-type': file.type },
    body: file,
  });

export const takePicture = (recipeNo: number, seen: string | null) =>
  ask<Hung>(addressOf(recipeNo, seen), { method: 'DELETE' });
