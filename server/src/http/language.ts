import type { Context } from 'hono';
import { isLanguage, ownLanguage, type Language } from '../contract/languages.ts';
import type { Env } from './router.ts';

/** In which language an answer is asked for; in one that the shop does not speak, it is answered in the shop's own. */
export function languageOf(c: Context): Language {
  const asked = new URL(c.req.url).searchParams.get('language');
  if (!isLanguage(asked) || asked === ownLanguage) return ownLanguage;
  const { shop } = (c as Context<Env>).var.platform.config;
  return shop.languages.includes(asked) ? asked : ownLanguage;
}
