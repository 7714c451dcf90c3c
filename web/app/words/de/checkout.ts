import type { checkoutWords as english } from '../en/checkout.ts';
import { counted, figure } from './grammar.ts';
import { shopWords } from './shop.ts';

export const checkoutWords: typeof english = {
  title: 'Kasse',
  back: 'Zurück zur Box',
  stepOf: (step) => `Schritt ${figure(step)} von 4`,
  who: 'Anmelden',
  whoDone: 'Angemeldet',
  address: 'Wohin',
  name: 'Name',
  phone: 'Telefon',
  phoneHint: 'Für den Fahrer oder die Fahrerin, falls niemand zu Hause ist.',
  addressLine: 'Adresse',
  addressHint: 'Straße, Hausnummer und Ort, so wie sie unterwegs gelesen werden sollen.',
  countryFault: 'Wählen Sie ein Land.',
  note: 'Hinweis für die Lieferung',
  noteHint:
    'Ein Code fürs Tor, ein Nachbar, eine Tür, die man leicht übersieht. Er wird auf die Box gedruckt.',
  noteFault: 'Der Hinweis darf höchstens 200 Zeichen haben.',
  addresses: 'Gespeicherte Adressen',
  saveAs: 'Diese Adresse speichern als',
  saveAsHint: 'Etwa „Zuhause“ oder „Arbeit“. Bleibt es leer, wird nichts gespeichert.',
  notThere: 'Nicht zu Ihrer Postleitzahl',
  remember: 'Für das nächste Mal merken',
  nameFault:
    'Geben Sie den Namen ein, der an der Tür steht: höchstens 30 Zeichen, darunter ein Buchstabe.',
  phoneFault:
    'Geben Sie die Telefonnummer in Ziffern ein, etwa 087 123 4567 oder +353 87 123 4567: höchstens 10 nach der Vorwahl des Landes, ohne Durchwahl.',
  addressFault:
    'Die Adresse darf höchstens 50 Zeichen haben, damit sie ganz auf das Etikett passt.',
  day: 'Liefertag',
  dayHint: 'Bis zum Bestellschluss können Sie es sich anders überlegen.',
  dayFault: 'Wählen Sie einen Tag.',
  laterDays: 'Spätere Tage',
  noDays: 'Zurzeit kann für keinen Tag bestellt werden. Sehen Sie morgen wieder nach.',
  orderBy: (moment, wait) => `Bestellen bis ${moment} (${wait})`,
  closedNow: 'Für diesen Tag ist der Bestellschluss vorbei',
  placesLeft: (room) => `Noch ${counted(room, 'Platz', 'Plätze')} frei`,
  full: 'Ausgebucht',
  closed: 'Keine Lieferung',
  review: 'Prüfen',
  ageWhy:
    'In dieser Box ist Alkohol, sie wird daher nur an Erwachsene verkauft. An der Tür wird ein Altersnachweis verlangt.',
  ageTick: (age) => `Ich bin ${figure(age)} Jahre alt oder älter`,
  toPay: (total) => `Zu zahlen: ${total}.`,
  pays: {
    account: shopWords.payment,
    held: (moment) =>
      `Als Nächstes zahlen Sie mit Karte. Der Betrag wird jetzt auf ihr vorgemerkt und zum Bestellschluss abgebucht: ${moment}.`,
    kept: (moment) =>
      `Als Nächstes geben Sie eine Karte ein. Sie wird jetzt nur hinterlegt und zum Bestellschluss belastet: ${moment}.`,
    used: (card, moment) =>
      `Jetzt wird nichts abgebucht, und es bleibt nichts zu tun: ${card} wird zum Bestellschluss belastet: ${moment}.`,
    usedOrAnother:
      'Eine Karte, die Sie schon benutzt haben, wird zum Bestellschluss belastet und nicht früher. Eine andere Karte geben Sie als Nächstes ein: Auch sie wird dann belastet, und bis dahin ist der Betrag auf ihr vorgemerkt oder sie ist nur hinterlegt.',
    either:
      'Als Nächstes geben Sie eine Karte ein. Belastet wird sie zum Bestellschluss und nicht früher: Bis dahin ist der Betrag auf ihr vorgemerkt, oder sie ist, bei einem späteren Liefertag, nur hinterlegt.',
  },
  keepsCard:
    'Die Karte, die Sie eingeben, wird für Ihre nächsten Bestellungen hinterlegt: In Ihrem Konto können Sie sie löschen lassen.',
  covered: 'Es bleibt nichts zu zahlen.',
  usedCode: 'Der Code ist eingelöst. Sehen Sie den Preis an, und bestellen Sie dann.',
  dueWas: (before, now) => `Zu zahlen waren ${before}, jetzt sind es ${now}.`,
  cancelFree: 'Bis zum Bestellschluss können Sie kostenlos stornieren.',
  // § 312j Abs. 3 BGB, from Directive 2011/83/EU, article 8 (2), wants nothing else on the button that binds.
  placeAndPay: 'Zahlungspflichtig bestellen',
  place: 'Zahlungspflichtig bestellen',
  placing: 'Ihre Bestellung wird aufgegeben …',
  emptyTitle: 'Es gibt nichts zu bestellen',
  emptyText: 'Ihre Box ist leer. Haben Sie eben bestellt, finden Sie es unter Ihren Bestellungen.',
  orders: 'Meine Bestellungen ansehen',
  menu: 'Zum Menü dieser Woche',
};
