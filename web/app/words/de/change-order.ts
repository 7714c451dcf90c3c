import type { changeOrderWords as english } from '../en/change-order.ts';
import { figure } from './grammar.ts';

export const changeOrderWords: typeof english = {
  title: (orderNo) => `Bestellung ${figure(orderNo)} ändern`,
  section: 'Diese Bestellung ändern',
  until: (moment) => `Möglich bis ${moment}.`,
  meals: 'Gerichte ändern',
  destination: 'Tag oder Adresse ändern',
  changed: 'Ihre Bestellung ist geändert',
  changedText: (email) => `Eine E-Mail mit allen Angaben ist unterwegs an ${email}.`,
  back: 'Zurück zur Bestellung',
  backToBox: 'Zurück zur Box',
  mealsStay:
    'Die Gerichte bleiben, wie Sie sie bestellt haben, zu den Preisen, zu denen Sie sie bestellt haben.',
  mealsNow: 'Die Gerichte, wie sie sein werden',
  before: 'Bisher',
  now: 'Künftig',
  more: 'Mehr zu zahlen',
  less: 'Weniger zu zahlen',
  yourCard: 'Ihre Karte',
  atClose: {
    more: (cents, card) =>
      `Zum Bestellschluss wird ${card} mit ${cents} mehr belastet. Jetzt wird nichts abgebucht.`,
    less: (cents, card) => `Zum Bestellschluss wird ${card} mit ${cents} weniger belastet.`,
  },
  paid: {
    more: (cents, _card) => `Danach bitten wir Sie, ${cents} mehr zu zahlen.`,
    less: (cents, card) => `${cents} gehen zurück auf ${card}.`,
  },
  toPay: {
    more: (cents) => `Danach bitten wir Sie, ${cents} mehr zu zahlen.`,
    less: (cents) => `Danach bitten wir Sie, ${cents} weniger zu zahlen.`,
  },
  onAccount: {
    more: (cents) => `Sie schulden ${cents} mehr. Der Shop vereinbart die Zahlung mit Ihnen.`,
    less: (cents) => `Sie schulden ${cents} weniger. Der Shop vereinbart die Zahlung mit Ihnen.`,
  },
  same: 'Der Preis bleibt gleich.',
  newPrice: 'Dort ist der Preis ein anderer',
  newPriceText: (total) =>
    `Er wird ${total} sein. Noch ist nichts geändert: Prüfen Sie es, und speichern Sie.`,
  termsStay: 'Für die Änderung gelten die AGB, unter denen Sie bestellt haben.',
  save: 'Änderung speichern',
  saving: 'Wird gespeichert …',
  // in the box
  inBox: (orderNo) => `Sie ändern Bestellung ${figure(orderNo)}`,
  inBoxText: (before, moment) =>
    `Bisher: ${before}. Ändern Sie hier die Gerichte, fügen Sie welche hinzu oder nehmen Sie welche heraus, und speichern Sie bis ${moment}. Bis Sie speichern, bleibt die Bestellung, wie sie war.`,
  toSave: 'Weiter zum Speichern',
  leave: 'So lassen, wie sie war',
  leaving: 'Sie bleibt, wie sie war …',
};
