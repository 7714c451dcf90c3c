import type { sandboxWords as english } from '../en/sandbox.ts';
import { figure } from './grammar.ts';

export const sandboxWords: typeof english = {
  title: 'In der Sandbox bezahlen',
  name: 'Sandbox',
  noMoney: 'Hier fließt kein Geld. Nehmen Sie eine Testkarte, niemals eine eigene Karte.',
  order: (orderNo, shop) => `Bestellung ${figure(orderNo)} bei ${shop}`,
  amounts: { hold: 'Vorzumerken', save: 'Später zu zahlen', charge: 'Zu zahlen' },
  notes: {
    hold: 'Das wird jetzt auf der Karte vorgemerkt und später abgebucht.',
    save: 'Jetzt wird nichts abgebucht. Die Karte wird hinterlegt und später belastet.',
    charge: 'Das wird jetzt von der Karte abgebucht.',
  },
  card: 'Karte',
  number: 'Kartennummer',
  expires: 'Gültig bis',
  expiresHint: 'Monat / Jahr',
  cvc: 'Prüfnummer (CVC)',
  cvcHint: 'Drei Ziffern',
  faults: {
    number: 'Nehmen Sie die Nummer einer Testkarte. Eine eigene Karte hat hier nichts zu suchen.',
    expires:
      'Geben Sie einen Monat und ein Jahr an, die nicht vergangen sind, etwa 12\u00a0/\u00a034.',
    cvc: 'Geben Sie die drei Ziffern der Rückseite an. Beliebige genügen.',
  },
  pay: {
    hold: (amount) => `${amount} vormerken`,
    save: () => 'Diese Karte hinterlegen',
    charge: (amount) => `${amount} bezahlen`,
  },
  sending: 'Einen Moment',
  back: 'Zurück, ohne zu bezahlen',
  testCards: 'Testkarten',
  testCardsText: 'Wählen Sie eine, um das Formular auszufüllen.',
  behaviours: {
    succeeds: 'Gelingt',
    asks: 'Die Bank fragt einmal, ob Sie es sind',
    'asks-always': 'Die Bank fragt jedes Mal, und später, wenn Sie nicht da sind',
    declined: 'Wird abgelehnt',
    'insufficient-funds': 'Ist nicht ausreichend gedeckt',
    'expired-card': 'Ist abgelaufen',
    'wrong-cvc': 'Hat eine andere Prüfnummer',
    'declined-later': 'Gelingt jetzt, wird bei der späteren Belastung abgelehnt',
    'refund-fails': 'Gelingt, nimmt aber keine Erstattung an',
  },
  failures: {
    declined: {
      title: 'Die Karte wurde abgelehnt',
      text: 'Es wurde nichts abgebucht. Versuchen Sie eine andere Karte.',
    },
    'insufficient-funds': {
      title: 'Diese Karte ist nicht ausreichend gedeckt',
      text: 'Es wurde nichts abgebucht. Versuchen Sie eine andere Karte.',
    },
    'expired-card': {
      title: 'Diese Karte ist abgelaufen',
      text: 'Es wurde nichts abgebucht. Versuchen Sie eine andere Karte.',
    },
    'wrong-cvc': {
      title: 'Die Prüfnummer ist nicht die der Karte',
      text: 'Es wurde nichts abgebucht. Sehen Sie noch einmal nach, oder versuchen Sie eine andere Karte.',
    },
    'authentication-needed': {
      title: 'Die Bank möchte Sie zuerst fragen',
      text: 'Es wurde nichts abgebucht. Versuchen Sie es noch einmal, und antworten Sie Ihrer Bank.',
    },
    'authentication-refused': {
      title: 'Ihrer Bank wurde gesagt, dass Sie es nicht sind',
      text: 'Es wurde nichts abgebucht. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Karte.',
    },
    'card-forgotten': {
      title: 'Diese Karte ist nicht mehr hinterlegt',
      text: 'Es wurde nichts abgebucht. Geben Sie sie noch einmal ein, oder eine andere.',
    },
    'provider-fault': {
      title: 'Der Anbieter konnte es nicht ausführen',
      text: 'Es wurde nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    },
  },
  challenge: 'Ihre Bank fragt: Sind Sie das?',
  challengeText: (amount, shop) =>
    `Jemand hat bei ${shop} Ihre Karte angegeben, für ${amount}. Eine echte Bank würde nach einem Code fragen, oder in ihrer App.`,
  challengeTextSave: (shop) =>
    `Jemand hat bei ${shop} Ihre Karte angegeben, zur späteren Belastung. Eine echte Bank würde nach einem Code fragen, oder in ihrer App.`,
  approve: 'Ich bin es',
  refuse: 'Ich bin es nicht',
  over: 'Diese Zahlung ist nicht mehr möglich',
  overText:
    'Es hat zu lange gedauert, oder der Bestellschluss ist vorbei. Hier wurde nichts abgebucht. Gehen Sie zurück zum Shop, um zu sehen, was möglich ist.',
  overNext: 'Zurück zum Shop',
};
