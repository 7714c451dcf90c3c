import type { secondFactorWords as english } from '../en/second-factor.ts';

export const secondFactorWords: typeof english = {
  title: 'Zweiten Faktor hinzufügen',
  text: 'Wer hier verwaltet, meldet sich mit einem Passwort und einem Code aus einer Authenticator-App an. Es dauert eine Minute, einmalig.',
  appTitle: 'Halten Sie eine Authenticator-App bereit',
  appText:
    'Jede App für zeitbasierte Codes genügt, auf Ihrem Telefon oder in Ihrem Passwortmanager.',
  begin: 'Meinen Schlüssel zeigen',
  beginning: 'Einen Moment',
  keyTitle: 'Geben Sie der App diesen Schlüssel',
  scanText:
    'Scannen Sie diesen Code mit der App. Niemand sonst sollte ihn oder den Schlüssel darunter sehen.',
  scan: 'Code, den die App scannt',
  keyText: 'Keine Kamera? Wählen Sie „Schlüssel von Hand eingeben“, Art: zeitbasiert.',
  key: 'Ihr Schlüssel',
  copy: 'Schlüssel kopieren',
  copied: 'Kopiert',
  open: 'In einer App auf diesem Gerät öffnen',
  codeTitle: 'Geben Sie den Code ein, den sie zeigt',
  code: 'Code mit 6 Ziffern',
  confirm: 'Bestätigen und weiter',
  noScript: 'Diese Seite braucht Skripte: Schalten Sie sie ein, und laden Sie die Seite neu.',
  failed: 'Der Shop war nicht zu erreichen. Versuchen Sie es noch einmal.',
  signIn: 'Noch einmal anmelden',
  changeTitle: 'Zweiten Faktor ändern',
  changeText:
    'Geben Sie einer anderen App den Schlüssel, oder holen Sie neue Wiederherstellungscodes. Was Sie jetzt haben, gilt bis dahin.',
  proveTitle: 'Weisen Sie nach, dass Sie es sind',
  password: 'Passwort',
  passwordHint: 'Nötig für eine andere App, nicht für Wiederherstellungscodes allein.',
  oldCode: 'Code der App oder ein Wiederherstellungscode',
  replace: 'Andere App verwenden',
  newCodes: 'Neue Wiederherstellungscodes holen',
  recoveryTitle: 'Bewahren Sie Ihre Wiederherstellungscodes auf',
  recoveryText:
    'Jeder öffnet Ihr Konto einmal, anstelle eines Codes der App, falls Sie sie verlieren. Gezeigt werden sie nur jetzt: Drucken Sie sie aus, oder schreiben Sie sie auf, und bewahren Sie sie getrennt von Ihrem Telefon auf.',
  print: 'Drucken',
  kept: 'Ich habe sie aufbewahrt: weiter',
};
