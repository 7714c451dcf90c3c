import type { codeWords as english } from '../en/codes.ts';

export const codeWords: typeof english = {
  code: 'Code',
  hint: 'Eines Angebots, einer Freundin, eines Freundes oder eines Geschenkgutscheins.',
  use: 'Einlösen',
  inPrice: (code) => `Der Code ${code} ist im Preis berücksichtigt.`,
  entered: (code) => `Der Code ${code} bringt keinen Rabatt:`,
  takeOut: 'Entfernen',
  takeOutOf: (code) => `Entfernen: ${code}`,
  whyNot: {
    'code-not-now': 'Er gilt heute nicht.',
    'code-used-up': 'Sie haben ihn so oft genutzt, wie es geht.',
    'code-for-first-order': 'Er gilt nur für eine erste Bestellung.',
    'code-is-yours': 'Es ist Ihr eigener, und er ist für Ihre Freunde gedacht.',
    'code-better-without': 'Ohne ihn kostet diese Box genauso wenig oder weniger.',
  },
  belowMinimum: (money) => `Er gilt, sobald Gerichte für weitere ${money} in der Box sind.`,
  waitsForPrice: (code) =>
    `Der Code ${code} ist vorgemerkt. Was er ausmacht, zeigt sich, sobald es einen Preis gibt.`,
  balance: (money) => `Sie haben ${money} an Guthaben und Gutscheinen. Damit wird zuerst bezahlt.`,
  keep: 'Für ein anderes Mal aufheben',
  kept: (money) => `Sie heben ${money} an Guthaben und Gutscheinen für ein anderes Mal auf.`,
  payWithIt: 'Damit bezahlen',
  covered: 'Es bleibt nichts zu zahlen: Guthaben und Gutscheine zahlen dafür.',
  wentBack: (money) => `${money} sind auf Guthaben und Gutscheine zurückgegangen.`,
  freed: (money) => `Was Guthaben und Gutscheine dafür zahlen sollten, ist wieder da: ${money}.`,
  signIn: 'Zum Einlösen anmelden',
};
