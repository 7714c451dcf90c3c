import type { PaymentFailure } from '../../../../server/src/contract/payment-failure.ts';
import type { payWords as english } from '../en/pay.ts';
import { figure } from './grammar.ts';

const failures: Record<PaymentFailure, string> = {
  declined: 'Ihre Bank hat die Karte abgelehnt.',
  'insufficient-funds': 'Die Karte war nicht ausreichend gedeckt.',
  'expired-card': 'Die Karte ist abgelaufen.',
  'wrong-cvc': 'Die Prüfnummer war nicht die der Karte.',
  'authentication-needed': 'Ihre Bank möchte Sie zuerst fragen.',
  'authentication-refused': 'Ihre Bank hat Sie nicht erkannt.',
  'card-forgotten': 'Die Karte ist nicht mehr hinterlegt.',
  'provider-fault': 'Die Zahlung konnte nicht ausgeführt werden.',
};
const isFailure = (word: string): word is PaymentFailure => word in failures;

export const payWords: typeof english = {
  paidTitle: 'Danke, Ihre Bestellung ist aufgegeben',
  paidText: (orderNo) =>
    `Mit der Zahlung von Bestellung ${figure(orderNo)} ist alles in Ordnung. Eine E-Mail mit den Einzelheiten ist zu Ihnen unterwegs.`,
  toOrder: 'Bestellung ansehen',
  waitingTitle: 'Ihre Zahlung läuft',
  waitingText:
    'Ihre Bank arbeitet daran. Diese Seite sieht von selbst wieder nach; Ihre Bestellung bleibt so lange für Sie zurückgelegt.',
  lookAgain: 'Noch einmal nachsehen',
  unpaidTitle: 'Ihre Bestellung ist noch nicht bezahlt',
  failedTitle: 'Die Zahlung hat nicht geklappt',
  failure: (word) =>
    word !== null && isFailure(word) ? failures[word] : failures['provider-fault'],
  nothingTaken: 'Es wurde nichts abgebucht.',
  keptUntil: (moment) => `Wir halten Ihre Gerichte und Ihren Tag bis ${moment} für Sie frei.`,
  payNow: 'Jetzt bezahlen',
  anotherCard: 'Eine andere Karte versuchen',
  going: 'Weiter zur Zahlung …',
  closedTitle: 'Diese Bestellung kann nicht mehr bezahlt werden',
  closedText:
    'Ihre Zeit war abgelaufen, daher stehen ihre Gerichte wieder im Menü. Es wird nichts von Ihnen abgebucht.',
  again: 'Noch einmal bestellen',
  state: {
    'on-account': '',
    free: 'Es ist nichts zu zahlen.',
    awaited: 'Noch nicht bezahlt.',
    held: (moment) =>
      `Wird zum Bestellschluss von Ihrer Karte abgebucht: ${moment}. Bis dahin ist ein Betrag auf ihr vorgemerkt.`,
    kept: (moment) => `Ihre Karte ist hinterlegt und wird zum Bestellschluss belastet: ${moment}.`,
    processing: 'Ihre Bank arbeitet daran.',
    charged: (cents) => `${cents} von Ihrer Karte abgebucht.`,
    'given-back': (cents) => `${cents} davon gehen zurück auf Ihre Karte.`,
    failed: 'Wir konnten Ihre Karte nicht belasten.',
    'nothing-taken': 'Dafür wurde nichts abgebucht.',
  },
  card: (label) => `Karte: ${label}`,
  which: 'Welche Karte',
  another: 'Eine andere Karte',
  expires: (month) => `bis ${month}`,
  expired: (month) => `abgelaufen ${month}`,
  usedAtClose: (moment) =>
    `Eine Karte, die Sie schon benutzt haben, wird zum Bestellschluss belastet: ${moment}. Jetzt wird nichts abgebucht.`,
  usedNow: (cents) =>
    `Von einer Karte, die Sie schon benutzt haben, werden sofort ${cents} abgebucht.`,
  anotherNext: 'Eine andere Karte geben Sie auf der nächsten Seite ein.',
  keptTitle: 'Karten, die für Sie hinterlegt sind',
  keptText:
    'Sie können sie beim Bestellen auswählen. Wir wissen, wie jede heißt und bis wann sie gilt; ihre Nummer hat nur der Zahlungsanbieter.',
  forget: 'Löschen',
  forgetOf: (label) => `Löschen: ${label}`,
  forgotten: 'Die Karte ist gelöscht',
  noneTitle: 'Für Sie ist keine Karte hinterlegt',
  noneText:
    'Eine Karte, mit der Sie zahlen, wird für Ihre nächste Bestellung hinterlegt und hier aufgeführt.',
  askTitle: 'Bitte bezahlen Sie Ihre Bestellung',
  failedAsk:
    'Wir konnten Ihre Karte nicht belasten. Bitte zahlen Sie mit dieser Karte oder einer anderen.',
};
