import { ask } from '../../kit/ask.ts';

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const mostBytes = 10 * 1024 * 1024;

type Hung = { picture: string | null; editionNo: number };

/** What can be known of a file before it is sent. */
export function problemOf(file: Pick<File, 'type' | 'size'>): 'wrongType' | 'tooLarge' | undefined {
  if (!pictureTypes.includes(file.type)) return 'wrongType';
  return file.size > mostBytes ? 'tooLarge' : undefined;
}

const addressOf = (recipeNo: number) => `/api/admin/recipes/${recipeNo}/picture`;

export const hangPicture = (recipeNo: number, file: File) =>
  ask<Hung>(addressOf(recipeNo), {
    method: 'PUT',
    headers: { 'content-type': file.type },
    body: file,
  });

export const takePicture = (recipeNo: number) =>
  ask<Hung>(addressOf(recipeNo), { method: 'DELETE' });
