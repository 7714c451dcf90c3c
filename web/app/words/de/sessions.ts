import type { sessionsWords as english } from '../en/sessions.ts';

export const sessionsWords: typeof english = {
  link: 'Wo Sie angemeldet sind',
  title: 'Wo Sie angemeldet sind',
  text: 'Kennen Sie eine dieser Sitzungen nicht, beenden Sie sie, und wählen Sie ein neues Passwort.',
  password: 'Neues Passwort wählen',
  device: (browser, system) =>
    browser && system
      ? `${browser} unter ${system}`
      : (browser ?? system ?? 'Ein Programm, das nicht sagt, was es ist'),
  current: 'Diese hier',
  openedAt: 'Angemeldet',
  lastSeenAt: 'Zuletzt benutzt, auf die Stunde genau',
  mfa: 'Mit Ihrem zweiten Faktor',
  end: 'Beenden',
  endOf: (device, moment) => `Beenden: ${device}, angemeldet ${moment}`,
  ending: 'Wird beendet …',
  endOthers: 'Alle außer dieser beenden',
  ended: 'Die Sitzung ist beendet',
  othersEnded: 'Alle außer dieser sind beendet',
  endedText: 'Wer dort war, muss sich neu anmelden.',
  notListed: 'Wer die Konten für diesen Shop führt, teilt nicht mit, wo Sie angemeldet sind.',
  notListedText:
    'Sie können alle Sitzungen beenden, auch diese. Eine Seite, die anderswo offen ist, kann noch bis zu einer Viertelstunde weiterlaufen.',
  endAll: 'Überall abmelden',
};
