import { isolated } from '../../../../server/src/contract/people-text.ts';
import type { householdWords as english } from '../en/household.ts';
import { servings } from './grammar.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });

export const householdWords: typeof english = {
  link: 'Ihr Haushalt',
  title: 'Ihr Haushalt',
  text: 'Sagen Sie uns, wer mit Ihnen isst und was jemand nicht essen darf. Vor dem Bestellen fragen wir Sie mit Namen danach, wie bei Ihnen selbst.',
  names:
    'Ein Vorname genügt. Diese Seite sehen nur Sie, und sie verschwindet zusammen mit Ihrem Konto.',
  you: 'Sie',
  yourFood: 'Ändern, was Sie essen',
  yourNothing: 'Noch keine Ernährungsweise und keine Allergene',
  avoids: (what) => `Meidet ${list.format(what)}`,
  keeps: (diets) => `Isst ${list.format(diets)}`,
  dislikes: (what) => `Mag nicht: ${list.format(what)}`,
  portions: (count) => (count === 0 ? 'Isst bei jemandem mit' : `Isst ${servings(count)}`),
  nothing: 'Nichts zu meiden',
  change: 'Ändern',
  changeOf: (name) => `${isolated(name)} ändern`,
  remove: 'Herausnehmen',
  removeOf: (name) => `Herausnehmen: ${isolated(name)}`,
  add: 'Jemanden hinzufügen',
  full: (most) =>
    `Ein Haushalt fasst ${most}. Nehmen Sie jemanden heraus, um jemand anderen hinzuzufügen.`,
  propose: 'Eine Box für uns alle vorschlagen',
  kept: 'Ihr Haushalt ist gespeichert',
  newTitle: 'Jemand, der mit Ihnen isst',
  memberTitle: 'Jemand aus Ihrem Haushalt',
  name: 'Name',
  nameHint: 'So, wie Sie sie oder ihn nennen, etwa Mia.',
  nameFault: 'Ein Name hat höchstens 30 Zeichen, darunter einen Buchstaben.',
  howMuch: 'Wie viel sie oder er isst',
  howMuchHint: 'In ganzen Portionen, so wie Boxen gepackt werden.',
  eating: 'Was sie oder er isst',
  dietsHint: 'Wir sagen es mit Namen, wenn ein Gericht dazu nicht passt.',
  allergensHint:
    'Wir sagen es mit Namen und fragen nach, bevor Sie ein Gericht bestellen, das eines davon oder Spuren davon enthalten kann. Haken Sie eine Gruppe für alles daraus an oder einzelne Lebensmittel.',
  dislikesLegend: 'Was sie oder er nicht mag',
  dislikesHint:
    'Das ist keine Gefahr, also fragen wir nicht nach: Ein Vorschlag für Ihren Haushalt meidet es.',
  addDislike: 'Zutaten hinzufügen',
  addDislikeHint: 'Mit Namen, durch Kommas getrennt: Koriander, Pilze.',
  gone: 'Nicht mehr im Sortiment',
  which: (words) =>
    `Davon haben wir mehrere: ${list.format(words.map(isolated))}. Haken Sie oben an, was Sie meinen.`,
  unknown: (words) => `Nichts in unserem Sortiment heißt ${list.format(words.map(isolated))}.`,
  tooMany: (most) => `Höchstens ${most} Zutaten.`,
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  back: 'Zurück ohne zu speichern',
};
