import { inLanguage } from './in-language.ts';

/**
 * Asks in the visitor's name. The store renews their session wherever it is asked; an entrance before it that refuses an old token does
 * not, and then it is renewed here.
 */
export async function askStore(path: string, init: RequestInit = {}): Promise<Response> {
  const address = inLanguage(path);
  const reply = await fetch(address, init);
  if (reply.status !== 401 || path.startsWith('/auth/')) return reply;
  const renewed = await fetch('/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return renewed.ok ? fetch(address, init) : reply;
}
