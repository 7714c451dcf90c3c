import type * as english from '../en/shop.ts';
import { counted } from './grammar.ts';

export const topics: typeof english.topics = ['help', 'contact', 'privacy', 'terms', 'imprint'];
export type Topic = (typeof topics)[number];

export const shopWords: typeof english.shopWords = {
  skipToContent: 'Zum Inhalt springen',
  tagline: 'Eine gut geführte Vorratskammer, bis an Ihre Tür gebracht.',
  menu: 'Menü',
  theMenu: 'Das Menü',
  box: 'Box',
  boxWith: (lines) => `${counted(lines, 'Gericht', 'Gerichte')} in Ihrer Box`,
  account: 'Konto',
  search: 'Rezepte suchen',
  searchPlaceholder: 'Gericht oder Zutat',
  toHome: (shop) => `${shop}, Startseite`,
  howItWorks: 'So funktioniert es',
  mainNavigation: 'Hauptmenü',
  footerNavigation: 'Über den Shop',
  allRecipes: 'Alle Rezepte',
  topics: {
    help: 'Hilfe',
    contact: 'Kontakt',
    privacy: 'Datenschutz',
    terms: 'AGB',
    imprint: 'Impressum',
  },
  footer: 'Ein quelloffener Shop für Kochboxen. Mengen aufs Gramm, Preise auf den Cent genau.',
  apiReference: 'API',
  notFoundTitle: 'Hier ist nichts',
  notFoundText: 'Vielleicht ist die Seite umgezogen, oder das Rezept steht nicht mehr im Menü.',
  notFoundNext: 'Zum Menü dieser Woche',
  offlineTitle: 'Es besteht keine Verbindung',
  offlineText:
    'Der Shop war nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  offlineStay: 'Sie sind noch auf dieser Seite, und was Sie eingegeben haben, steht noch da.',
  stay: 'Hier bleiben',
  trialName: 'Sandbox',
  trial: 'Dieser Shop ist ein Probebetrieb: Es fließt kein Geld.',
  paymentByCard:
    'Sie zahlen mit Karte. Belastet wird sie zum Bestellschluss und nicht früher: Bis dahin ist der Betrag auf ihr vorgemerkt, oder die Karte ist, bei einem späteren Liefertag, nur hinterlegt.',
  payment: 'Hier wird nichts abgebucht: Der Shop vereinbart die Zahlung mit Ihnen.',
  faultTitle: 'Bei uns ist etwas schiefgegangen',
  faultText: 'Nichts, was Sie getan haben, ist verloren. Versuchen Sie es gleich noch einmal.',
  faultNext: 'Noch einmal versuchen',
};
