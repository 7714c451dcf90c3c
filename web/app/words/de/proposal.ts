import { isolated } from '../../../../server/src/contract/people-text.ts';
import type { proposalWords as english } from '../en/proposal.ts';
import { counted } from './grammar.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });
const meals = (count: number) => counted(count, 'Gericht', 'Gerichte');
const named = (names: readonly string[]) => list.format(names.map(isolated));

export const proposalWords: typeof english = {
  link: 'Eine Box für uns vorschlagen',
  title: 'Eine Box für Sie alle',
  text: 'Gerichte von diesem Menü, die alle an Ihrem Tisch essen können, so abwechslungsreich wie möglich.',
  forWhom: (names) => `Für Sie und ${named(names)}.`,
  forYou: 'Für Sie.',
  household: 'Ihren Haushalt ändern',
  guest: 'Das ist für Kundinnen und Kunden mit einem Haushalt.',
  signIn: 'Anmelden',
  guestInstead: 'Oder sagen Sie hier, was Sie essen. Nichts davon wird gespeichert.',
  guestFood: 'Was Sie essen',
  dietsHint: 'Jedes Gericht passt dazu.',
  allergensHint: 'Kein Gericht enthält eines davon oder kann Spuren davon enthalten.',
  meals: 'Wie viele Gerichte',
  mealsOf: meals,
  servings: 'Portionen von jedem',
  notOf: 'Diesmal nicht',
  propose: 'Vorschlagen',
  you: 'Sie',
  swapped: (from, to) => `${to} statt ${from}`,
  omitted: (what) => `Ohne ${what}`,
  forNames: (what, names) => `${what}, für ${named(names)}`,
  disliked: (name, what) => `${isolated(name)} mag nicht: ${list.format(what)}`,
  liked: 'Sie haben es mehr als einmal bestellt',
  eatenLately: 'Es liegt in Ihrer Box, oder Sie hatten es vor Kurzem',
  total: (cents) => `${cents} zusammen`,
  another: 'Ein anderes stattdessen',
  anotherOf: (dish) => `Ein anderes stattdessen: ${isolated(dish)}`,
  addAll: (count) => (count === 1 ? 'In die Box legen' : `Alle ${count} in die Box legen`),
  adding: 'Wird in die Box gelegt …',
  noneTitle: 'Wir haben nichts gefunden, das alle essen können',
  fewerTitle: (count) => `Mehr als ${meals(count)} haben wir nicht gefunden`,
  because: {
    diets: 'Das übrige Menü passt nicht zu dem, was jemand nicht verträgt oder nicht isst.',
    stock: 'Von den anderen ist für so viele Portionen zu wenig da.',
    'stock-together': 'Für mehr dieser Gerichte zusammen ist nicht genug vorrätig.',
    'passed-over': 'Die anderen haben Sie übergangen.',
    'nothing-offered': 'Mehr steht nicht auf dem Menü.',
  },
  notFor: (name, count) => `Nicht für ${isolated(name)}: ${meals(count)}`,
  startAgain: 'Noch einmal mit dem ganzen Menü',
  unproven: 'Es ist so vieles fast ausverkauft, dass es eine bessere Box als diese geben kann.',
  nothingAdded:
    'Nicht alles konnte in die Box gelegt werden. Sehen Sie dort nach, bevor Sie es noch einmal versuchen.',
};
