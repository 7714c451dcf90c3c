import type { menuWords as english } from '../en/menu.ts';
import { counted, figure, servings } from './grammar.ts';
import { shopWords } from './shop.ts';

const recipes = (count: number) => counted(count, 'Rezept', 'Rezepte');
/** After “von”. */
const recipesDative = (count: number) => counted(count, 'Rezept', 'Rezepten');

export const menuWords: typeof english = {
  title: shopWords.theMenu,
  pageTitle: (category) => category ?? 'Menü',
  description: (total) =>
    `${recipes(total)} mit Zubereitungszeit, Preis, Allergenen und Ernährungsweisen, aufs Gramm portioniert.`,
  categories: 'Kategorien',
  everything: 'Alles',
  filtersOn: (count) => (count === 0 ? 'Filter' : `Filter (${figure(count)})`),
  search: 'Suchen',
  searchHint: 'Gericht oder Zutat',
  diets: 'Ernährungsweisen',
  without: 'Laut Angaben ohne',
  withoutHint:
    'Rezepte, die es enthalten, Spuren davon enthalten können oder eine Zutat ohne Allergenangabe haben, bleiben draußen. Was niemand angegeben hat, können wir nicht ausschließen.',
  wouldLeave: recipes,
  time: 'Zeit',
  anyTime: 'Jede Dauer',
  upToMinutes: (minutes) => `Bis ${minutes} Min.`,
  price: 'Preis pro Portion',
  anyPrice: 'Jeder Preis',
  upToPrice: (price) => `Bis ${price}`,
  sort: 'Sortieren nach',
  sorts: {
    shop: 'Unsere Auswahl',
    name: 'Name',
    time: 'Schnellste zuerst',
    price: 'Günstigste zuerst',
    newest: 'Neueste zuerst',
  },
  apply: 'Anwenden',
  onlyWhatFits: 'Nur Gerichte, die zu mir passen',
  notCompared:
    'Gerade konnten wir diese Gerichte nicht mit Ihrem Profil vergleichen. Was jedes enthält, steht auf seiner Seite.',
  active: 'Aktive Filter',
  remove: (what) => `Filter entfernen: ${what}`,
  withoutChip: (allergen) => `Laut Angaben ohne ${allergen}`,
  searchChip: (q) => `„${q}“`,
  clear: 'Alle entfernen',
  total: recipes,
  shown: (shown, total) => `${figure(shown)} von ${recipesDative(total)} angezeigt`,
  showMore: 'Mehr anzeigen',
  moreFailed: 'Die nächsten Rezepte sind nicht angekommen. Versuchen Sie es noch einmal.',
  fromTheStart: 'Zurück zum Anfang der Liste',
  continued: 'Weitere Rezepte',
  emptyTitle: 'Nichts im Menü passt zu alledem',
  emptyText: 'Nehmen Sie einen Filter weg, oder beginnen Sie wieder beim ganzen Menü.',
  emptyWords: (q) => `Zu „${q}“ findet sich nichts im Menü`,
  emptyWordsText:
    'Versuchen Sie es mit einem einzelnen Wort eines Gerichts oder einer Zutat, nehmen Sie einen Filter weg, oder sehen Sie eine Kategorie durch.',
  corrected: (from, to) => `Zu „${from}“ gibt es nichts. Gezeigt werden Gerichte mit „${to}“.`,
  onlyDiets: (diets) => `Gezeigt werden Gerichte mit dieser Eigenschaft: ${diets}.`,
  noneDeclared: (unwanted) =>
    `Gezeigt werden Gerichte, für die dies nicht angegeben ist: ${unwanted}. Prüfen Sie bei jedem Gericht die Allergene.`,
  notKnown: (words) =>
    `Nichts im Menü heißt ${words}, deshalb wurde dafür kein Gericht weggelassen. Prüfen Sie bei jedem Gericht die Zutaten und Allergene.`,
  leftOut: (words) =>
    `Weggelassen sind Gerichte, in deren Namen oder Zutaten dies vorkommt: ${words}.`,
  emptyNext: 'Das ganze Menü zeigen',
  invalidTitle: 'Einen Teil dieser Adresse verstehen wir nicht',
  invalidText: (parts) => `Nicht lesen konnten wir: ${parts}.`,
  invalidNext: 'Beim ganzen Menü beginnen',
  minutes: (minutes) => `${figure(minutes)} Min.`,
  aServing: 'pro Portion',
  fewLeft: (portions) => `Nur noch wenig da: ${servings(portions)}`,
  soldOut: 'Zurzeit ausverkauft',
};
