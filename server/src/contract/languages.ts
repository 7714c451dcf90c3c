/**
 * What the shop window can be read in. English is the shop's own: its food is written in it, and its staff work in it. The others stand in
 * the address of a page as its first part, and are there once the owner has switched them on.
 */
export const languages = {
  en: {
    name: 'English',
    dir: 'ltr',
    locale: 'en',
    offer: 'This page is also there in English',
    stay: 'No, thank you',
  },
  de: {
    name: 'Deutsch',
    dir: 'ltr',
    locale: 'de',
    offer: 'Diese Seite gibt es auch auf Deutsch',
    stay: 'Nein, danke',
  },
  // Amounts of food stand beside a method, a pack and a scale: all of them with the same digits, in the same calendar.
  ar: {
    name: 'العربية',
    dir: 'rtl',
    locale: 'ar-u-ca-gregory-nu-latn',
    offer: 'هذه الصفحة متاحة بالعربية أيضًا',
    stay: 'لا، شكرًا',
  },
} as const satisfies Record<string, Described>;

type Described = {
  /** As it calls itself. */
  name: string;
  dir: 'ltr' | 'rtl';
  locale: string;
  /** Said to whoever reads a page in another language and would rather read this one, and their way to say no. */
  offer: string;
  stay: string;
};

export type Language = keyof typeof languages;
export const languageCodes = Object.keys(languages) as Language[];

export const ownLanguage = 'en' satisfies Language;
export type OtherLanguage = Exclude<Language, typeof ownLanguage>;
export const otherLanguages = languageCodes.filter((it): it is OtherLanguage => it !== ownLanguage);

export const isLanguage = (code: unknown): code is Language =>
  typeof code === 'string' && Object.hasOwn(languages, code);

/** The beginning of every address in a language: nothing for the shop's own. */
export const prefixOf = (language: Language): string =>
  language === ownLanguage ? '' : `/${language}`;

/** An address taken apart: in which language, and of which page. */
export function splitLanguage(address: string): { language: Language; rest: string } {
  const first = /^\/([a-z]{2})(?=[/?#]|\.data|$)/.exec(address)?.[1];
  if (!isLanguage(first) || first === ownLanguage) return { language: ownLanguage, rest: address };
  const rest = address.slice(first.length + 1);
  return { language: first, rest: rest.startsWith('/') ? rest : `/${rest}` };
}

/** How a language writes money, numbers and dates: the shop's own as the shop does. */
export const localeIn = (language: Language, shopLocale: string): string =>
  language === ownLanguage ? shopLocale : languages[language].locale;
