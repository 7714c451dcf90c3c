import { isolated } from '../people-text.ts';
import { shopsReasons } from '../shops-reasons/de.ts';
import type { InvoiceWords } from './en.ts';

export const german: InvoiceWords = {
  title: {
    invoice: (number) => `Rechnung ${number}`,
    'credit-note': (number) => `Rechnungskorrektur ${number}`,
  },
  from: 'Von',
  to: 'An',
  about: 'Angaben dazu',
  taxNumber: (number) => `Steuernummer: ${number}`,

  issuedOn: 'Ausgestellt am',
  order: 'Bestellung',
  deliveryDay: 'Liefertag',
  corrects: 'Berichtigt Rechnung',
  reason: 'Grund',
  shopsReasons,

  sold: 'Verkauft',
  givenBack: 'Erstattet',
  servings: 'Portionen',
  amount: 'Betrag',
  total: 'Gesamtbetrag',
  meal: 'Gericht',
  anIngredient: 'eine Zutat',
  missing: (name, amount, unit) =>
    `Fehlt: ${isolated(name)}${amount && unit ? `, ${amount} ${unit === 'piece' ? 'Stück' : unit}` : ''}`,
  discount: (name) => (name === null ? 'Rabatt' : `Rabatt ${isolated(name)}`),
  delivery: 'Lieferung',
  part: 'Teil des Preises',

  rate: 'Steuersatz',
  net: 'Netto',
  tax: 'Steuer',
  gross: 'Brutto',
  classes: { food: 'Lebensmittel', alcohol: 'Alkohol', delivery: 'Lieferung' },
  ofClass: (taxClass, percent) => `${taxClass}, ${percent}`,

  means: {
    sandbox: 'Probezahlung: Es ist kein Geld geflossen',
    stripe: 'Karte',
    invoice: 'Auf Rechnung',
    credit: 'Guthaben',
    gift: 'Gutschein',
  },
  paid: (money, by) => `Bezahlt: ${money}. ${by}.`,
  paidBack: (money, by) => `Erstattet: ${money}. ${by}.`,
  stillToPay: (money) => `Noch zu zahlen: ${money}.`,
  notPaid: 'Noch nicht bezahlt.',
  page: (page, pages) => `Seite ${page} von ${pages}`,
};
