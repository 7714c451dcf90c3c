import { languageCodes, languages, type Language } from '../../../server/src/contract/languages.ts';

type Said = Record<Language, { title: string; text: string }>;

/** What people read when no server answers the edge. */
const away: Said = {
  en: {
    title: 'We are back in a moment',
    text: 'The shop does not answer right now. Your box and your orders are kept as they are: please load the page again in a minute.',
  },
  de: {
    title: 'Wir sind gleich wieder da',
    text: 'Der Laden antwortet gerade nicht. Deine Box und deine Bestellungen bleiben, wie sie sind: Bitte lade die Seite in einer Minute noch einmal.',
  },
  ar: {
    title: 'سنعود بعد لحظات',
    text: 'المتجر لا يجيب الآن. صندوقك وطلباتك محفوظة كما هي: يُرجى إعادة تحميل الصفحة بعد دقيقة.',
  },
};

/** What the firewall says to whoever asks too often. */
const tooMany: Said = {
  en: {
    title: 'Too many requests at once',
    text: 'Very many requests come from your network at this moment. Your box is kept as it is: please wait a minute, then load the page again.',
  },
  de: {
    title: 'Zu viele Anfragen auf einmal',
    text: 'Aus deinem Netz kommen gerade sehr viele Anfragen. Deine Box bleibt, wie sie ist: Bitte warte eine Minute und lade die Seite dann noch einmal.',
  },
  ar: {
    title: 'طلبات كثيرة في وقت واحد',
    text: 'تصل الآن طلبات كثيرة جدًا من شبكتك. صندوقك محفوظ كما هو: يُرجى الانتظار دقيقة ثم إعادة تحميل الصفحة.',
  },
};

/** What it says to whoever sends too much. */
const tooLarge: Said = {
  en: {
    title: 'That is too large',
    text: 'What was sent is larger than we take. Please go back and send less.',
  },
  de: {
    title: 'Das ist zu groß',
    text: 'Was gesendet wurde, ist größer, als wir annehmen. Bitte geh zurück und sende weniger.',
  },
  ar: {
    title: 'هذا أكبر من اللازم',
    text: 'ما أُرسل أكبر مما نقبله. يُرجى الرجوع وإرسال ما هو أصغر.',
  },
};

/**
 * One page in every language of the shop window, since the edge has one page for all and knows nobody's. No style and no script: what the edge says
 * of its files lets none run. A browser that is dark shows it dark.
 */
function page(said: Said): string {
  const parts = languageCodes.map((language) => {
    const { title, text } = said[language];
    const { dir } = languages[language];
    return `<section lang="${language}" dir="${dir}"><h1>${title}</h1><p>${text}</p></section>`;
  });
  const title = languageCodes.map((language) => said[language].title).join(' · ');
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${title}</title>`,
    `<main>${parts.join('<hr>')}</main></html>`,
  ].join('');
}

export const edgePages = { away: page(away), tooMany: page(tooMany), tooLarge: page(tooLarge) };
