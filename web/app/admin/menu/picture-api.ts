export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const mostBytes = 10 * 1024 * 1024;

type Hung = { picture: string | null; editionNo: number };
type Answer = { ok: true; body: Hung } | { ok: false; code: string };

/** What can be known of a file before it is sent. */
export function problemOf(file: Pick<File, 'type' | 'size'>): 'wrongType' | 'tooLarge' | undefined {
  if (!pictureTypes.includes(file.type)) return 'wrongType';
  return file.size > mostBytes ? 'tooLarge' : undefined;
}

export const hangPicture = (recipeNo: number, file: File) =>
  ask(recipeNo, { method: 'PUT', headers: { 'content-type': file.type }, body: file });

export const takePicture = (recipeNo: number) => ask(recipeNo, { method: 'DELETE' });

async function ask(recipeNo: number, init: RequestInit): Promise<Answer> {
  try {
    const reply = await fetch(`/api/admin/recipes/${recipeNo}/picture`, init);
    if (reply.ok) return { ok: true, body: (await reply.json()) as Hung };
    return { ok: false, code: ((await reply.json()) as { code: string }).code };
  } catch {
    return { ok: false, code: 'lost' };
  }
}
