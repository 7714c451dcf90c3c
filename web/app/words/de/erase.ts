import type { eraseWords as english } from '../en/erase.ts';
import { counted, figure } from './grammar.ts';

const yearsAfter = (years: number) => `${counted(years, 'Jahr', 'Jahre')} nach dem Ende`;

export const eraseWords: typeof english = {
  title: 'Meine Daten löschen',
  lead: 'Damit werden Ihr Konto und alles über Sie gelöscht, was wir nicht aufbewahren müssen. Es lässt sich nicht rückgängig machen.',
  nowTitle: 'Wird sofort gelöscht',
  now: [
    'Ihr Konto und sein Passwort: Sie werden überall abgemeldet, wo Sie angemeldet sind.',
    'Ihr Profil, Ihre gespeicherten Adressen, Ihre Box und die Karten, die für Sie hinterlegt sind, auch beim Zahlungsanbieter.',
    'Ihr Name, Ihre Telefonnummer, Adresse und E-Mail-Adresse in jeder Bestellung, Ihre Hinweise für die Lieferung und jeder Grund, der aufgeschrieben wurde.',
    'Ihr Abonnement: Es endet zuerst, und davon bleiben nur Zahlen.',
    'Unsere Kopien der E-Mails an Sie.',
    'Was von Ihrem Guthaben übrig ist, verfällt. Gutscheine in Ihrem Konto gehören wieder dem, der ihren Code hat: Schreiben Sie ihn auf, wenn Sie sie noch nutzen wollen.',
  ],
  staysTitle: 'Was bleibt, und warum',
  stays: [
    'Was bestellt wurde, an welchem Tag und zu welchem Preis, ohne etwas über Sie: Das Gesetz verlangt Bücher, die stimmen.',
    'Welcher Version unserer AGB Sie zugestimmt haben und wann, falls Sie je bestellt haben: Das gehört zu den Bestellungen.',
    'Dass jemand gelöscht wurde, wann und warum.',
  ],
  documents: (count, years) =>
    `Ihr Name und Ihre Adresse auf ${
      count === 1 ? 'einer Rechnung' : `${figure(count)} Rechnungen und Rechnungskorrekturen`
    }: Das Steuerrecht verlangt sie. Sie werden ${
      years === 0 ? 'am Ende' : yearsAfter(years)
    } des Jahres gelöscht, in dem das Dokument ausgestellt wurde.`,
  lately:
    'Erfahren wir, dass etwas in einer Box, die Sie hatten, nicht so ist, wie wir gesagt haben, können wir Ihnen nicht mehr schreiben: Wir wüssten nicht, wohin.',
  owed: (amount, order) =>
    `Noch nicht von Ihnen bezahlt: ${amount} (${order}). Dass Sie das schulden, endet nicht.`,
  underWayTitle: 'Noch nicht: Bestellungen von Ihnen laufen',
  underWayText:
    'Zuerst müssen ihre Boxen das Haus verlassen haben und ihre Zahlungen abgerechnet sein. Eine Bestellung vor ihrem Bestellschluss können Sie stornieren.',
  worksHereTitle: 'Sie arbeiten hier',
  worksHereText: 'Bitten Sie zuerst einen Inhaber, Sie aus dem Personal zu nehmen.',
  password: 'Ihr Passwort',
  passwordHint: 'Damit das niemand tut, der nur Ihren Bildschirm vorfindet.',
  passwordFault: 'Geben Sie Ihr Passwort ein.',
  passwordWrong: 'Das ist nicht Ihr Passwort.',
  submit: 'Endgültig löschen',
  sending: 'Wird gelöscht …',
  back: 'Mein Konto behalten',
  download: 'Sehen Sie Ihre Daten vorher an, oder nehmen Sie sie mit',
  doneTitle: 'Ihre Daten sind gelöscht',
  doneText:
    'Wir wissen nichts mehr über Sie als das, was das Gesetz uns aufbewahren lässt. Auf Wiedersehen, und danke.',
  doneNext: 'Zur Startseite',
  // as staff read it
  staffTitle: 'Diesen Kunden löschen',
  staffText: (customerNo) =>
    `Für Kunde ${figure(customerNo)}, der oder die darum gebeten hat. Vergewissern Sie sich, dass es diese Person ist: Es lässt sich nicht rückgängig machen.`,
  staffReason: 'Warum, und wie darum gebeten wurde',
  staffReasonHint: 'Es wird aufbewahrt. Nennen Sie darin niemanden.',
  staffReasonFault: 'Sagen Sie mit höchstens 200 Zeichen, warum.',
  staffSubmit: 'Endgültig löschen',
  staffBack: 'Zurück zum Kunden',
  staffLink: 'Löschen …',
  staffDocuments: (count, years) =>
    `Rechnungen und Rechnungskorrekturen, die Name und Adresse noch ${counted(years, 'Jahr', 'Jahre')} nach dem Jahr ihrer Ausstellung behalten: ${figure(count)}.`,
  staffUnderWay: 'Bestellungen laufen',
  staffUnderWayText:
    'Sie enden zuerst: Ihre Boxen verlassen das Haus, und ihre Zahlungen werden abgerechnet.',
  staffWorksHere: 'Diese Person arbeitet hier: Nehmen Sie sie zuerst aus dem Personal.',
  staffOwed: 'Nicht bezahlt',
};
