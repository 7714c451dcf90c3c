import type { deliveryWords as english } from '../en/delivery.ts';

type TaxClass = Parameters<typeof english.tax>[1];

const taxed: Record<TaxClass, string> = {
  food: 'Lebensmittel',
  alcohol: 'Alkohol',
  delivery: 'Lieferung',
};

export const deliveryWords: typeof english = {
  meals: 'Gerichte',
  delivery: 'Liefergebühr',
  free: 'Kostenlos',
  tax: (percent, taxClass) => `Steuer auf ${taxed[taxClass]}, ${percent}`,
  taxInIt: (percent, taxClass) => `darin enthalten: MwSt. auf ${taxed[taxClass]}, ${percent}`,
  total: 'Gesamtbetrag',
  due: 'Noch zu zahlen',
  tender: {
    credit: () => 'Aus Ihrem Guthaben',
    gift: (end) => (end === null ? 'Aus einem Gutschein' : `Aus Gutschein …${end}`),
  },
  why: 'Wie entsteht dieser Preis?',
  toFree: (money) => `Noch ${money} bis zur kostenlosen Lieferung.`,
  toMinimum: (money) => `Noch ${money} bis zum Mindestbestellwert für eine Lieferung dorthin.`,
  missing: {
    'postcode-missing':
      'Liefergebühr und Gesamtbetrag folgen, sobald Sie die Postleitzahl angeben.',
    'no-delivery-there': 'Zu dieser Postleitzahl liefern wir noch nicht.',
    'zone-not-that-day': 'An diesem Tag kommen wir nicht dorthin: Wählen Sie einen anderen.',
    'below-minimum': 'Für eine Lieferung dorthin ist zu wenig in der Box.',
    'tax-rate-missing':
      'An diese Adresse können wir zurzeit nicht verkaufen: Der Shop muss zuerst seine Steuersätze einrichten.',
  },
  showPrice: 'Preis zeigen',
  postcode: 'Postleitzahl',
  country: 'Land',
  postcodeHint: 'Davon hängt ab, was die Lieferung kostet.',
  postcodeFault: 'Die Postleitzahl darf höchstens 10 Zeichen haben.',
  show: 'Lieferung zeigen',
  title: 'Liefern wir zu Ihnen?',
  text: 'Geben Sie die Postleitzahl an, zu der Ihre Boxen gehen würden. Ein Konto brauchen Sie dafür nicht.',
  ask: 'Nachsehen',
  yes: (place) => `Ja, dorthin liefern wir: ${place}`,
  yesAll: 'Wir liefern überallhin, und es kostet nichts',
  no: (place) => `Dorthin liefern wir noch nicht: ${place}`,
  noText: 'Versuchen Sie eine andere Postleitzahl, oder sehen Sie wieder vorbei: Wir wachsen.',
  fee: (money) => `Die Lieferung kostet ${money}.`,
  feeNothing: 'Die Lieferung kostet nichts.',
  freeFrom: (money) => `Ab einem Wert der Gerichte von ${money} kostet sie nichts.`,
  minimum: (money) => `Die Gerichte einer Box kosten zusammen mindestens ${money}.`,
  nextDays: 'Die nächsten Tage, an denen eine Box zu Ihnen kommen kann:',
  noDays: 'Zurzeit kann für keinen Tag bestellt werden. Sehen Sie morgen wieder nach.',
  kept: 'Wir merken uns die Postleitzahl zu Ihrer Box und tragen sie an der Kasse ein.',
  menu: 'Zum Menü dieser Woche',
};
