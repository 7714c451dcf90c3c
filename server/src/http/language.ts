import type { Context } from 'hono';
import { isLanguage, ownLanguage, type Language } from '../contract/languages.ts';
import type { Env } from './router.ts';

/** In which language an answer is asked for; in one that the shop does not speak, it is answered in the shop's own. */
export function languageOf<E extends Env>(c: Context<E>): Language {
  const asked = new URL(c.req.url).searchParams.get('language');
  if (!isLanguage(asked) || asked === ownLanguage) return ownLanguage;
  return c.var.platform.config.shop.languages.includes(asked) ? asked : ownLanguage;
}
