import type { joinWords as english } from '../en/join.ts';

export const joinWords: typeof english = {
  title: 'Hier arbeiten',
  gone: 'Diese Einladung gilt nicht mehr',
  goneText:
    'Sie wurde angenommen, zurückgezogen oder ersetzt, oder sieben Tage sind vergangen. Bitten Sie um eine neue.',
  invited: (email, role) => `${email} ist eingeladen, hier zu arbeiten: ${role}.`,
  signIn: 'Anmelden',
  signUp: 'Konto anlegen',
  signInText:
    'Melden Sie sich mit genau dieser E-Mail-Adresse an, oder legen Sie damit ein Konto an. Dann kommen Sie hierher zurück.',
  join: 'Annehmen',
  joinText:
    'Als Nächstes richten Sie eine Authenticator-App ein: Alle, die hier arbeiten, haben einen zweiten Faktor.',
  other: (email) =>
    `Sie sind als ${email} angemeldet. Melden Sie sich ab, und melden Sie sich mit der eingeladenen Adresse an.`,
  signOut: 'Abmelden',
  roles: {
    owner: 'als Inhaber oder Inhaberin',
    manager: 'in der Leitung',
    kitchen: 'in der Küche',
    menu: 'am Menü',
    support: 'für die Kundschaft',
    accounts: 'für die Buchhaltung',
  },
};
