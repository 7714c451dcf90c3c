import type { Context, MiddlewareHandler } from 'hono';
import { languages, languageCodes, ownLanguage, type Language } from '../contract/languages.ts';
import type { Env } from './router.ts';

/** Before a route that speaks: in which language it answers, or has a letter written. In one that the shop does not speak, it is the shop's own. */
export const speaking: MiddlewareHandler<Env> = async (c, next) => {
  const asked = c.req.query('language');
  const { shop } = c.var.platform.config;
  const language = shop.languages.find((it) => it === asked) ?? ownLanguage;
  c.set('language', language);
  c.set('caller', { ...c.var.caller, language });
  await next();
};

/** In which language a route answers, which its contract says that it does. */
export function languageOf(c: Context): Language {
  const { language } = (c as Context<Env>).var;
  if (language === undefined) throw new Error(`${c.req.path} does not say that it speaks.`);
  return language;
}

/** How the document of the API tells of it. */
export const languageParameter = {
  name: 'language',
  in: 'query',
  required: false,
  description: `In which language it is answered, or written about: ${languageCodes
    .map((code) => `${code} is ${languages[code].name}`)
    .join(
      ', ',
    )}. Texts that are not translated come in English, and so does everything in a language that the shop does not speak.`,
  schema: { type: 'string', enum: languageCodes, default: ownLanguage },
} as const;
