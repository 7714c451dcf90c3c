import { inLanguage } from './in-language.ts';

/**
 * Asks in the visitor's name. The store renews their session wherever it is asked; an entrance before it that refuses an old token does
 * not, and then it is renewed here.
 */
export async function askStore(path: string, init: RequestInit = {}): Promise<Response> {
  const address = inLanguage(path);
  const reply = await fetch(address, init);
  if (reply.status !== 401 || path.startsWith('/auth/') || !(await isOldToken(reply))) return reply;
  const renewed = await fetch('/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return renewed.ok ? fetch(address, init) : reply;
}

/** A wrong password is no old token: asked again it would be wrong twice. */
async function isOldToken(reply: Response): Promise<boolean> {
  const told = (await reply
    .clone()
    .json()
    .catch(() => undefined)) as { code?: unknown } | null | undefined;
  return told?.code === undefined || told.code === 'not-signed-in';
}
