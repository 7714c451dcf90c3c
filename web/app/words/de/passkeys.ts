import type { passkeysWords as english } from '../en/passkeys.ts';

export const passkeysWords: typeof english = {
  link: 'Ihre Passkeys',
  title: 'Ihre Passkeys',
  text: 'Ein Passkey öffnet Ihr Konto mit dem, was Ihr Gerät entsperrt: Ihrem Finger, Ihrem Gesicht oder seiner PIN. Es gibt nichts einzutippen und nichts, was eine falsche Seite abfangen könnte.',
  none: 'Sie haben noch keinen.',
  notOffered: 'Dieser Shop hat keine Passkeys: Sie melden sich mit Ihrem Passwort an.',
  notHere: (host) =>
    `Passkeys werden unter ${host} hinzugefügt und benutzt, mit Skripten und in einem Browser, der sie kennt. Das hier ist eine andere Adresse oder ein anderer Browser.`,
  addedAt: 'Hinzugefügt',
  lastUsedAt: 'Zuletzt benutzt',
  neverUsed: 'Noch nicht benutzt',
  elsewhere: (host) =>
    `Gemacht für ${host}: Das war früher die Adresse dieses Shops. Hier öffnet er nichts: Fügen Sie einen anderen hinzu und entfernen Sie diesen.`,
  nowhere: (host) =>
    `Gemacht für ${host}: Das war früher die Adresse dieses Shops. Hier öffnet er nichts, und Sie können ihn entfernen.`,
  change: 'Umbenennen oder entfernen',
  changeOf: (name) => `Umbenennen oder entfernen: ${name}`,
  name: 'Name des Passkeys',
  nameHint: 'Woran Sie ihn erkennen, etwa „Adas Telefon“.',
  nameFault: 'Geben Sie ihm einen Namen mit höchstens 50 Zeichen.',
  password: 'Ihr Passwort',
  passwordHint: 'Es wird verlangt, weil Sie sich vor einer Weile angemeldet haben.',
  passwordFault: 'Schreiben Sie Ihr Passwort.',
  passwordWrong: 'Das ist nicht Ihr Passwort.',
  rename: 'Namen speichern',
  remove: 'Entfernen',
  removeOf: (name) => `Entfernen: ${name}`,
  addTitle: 'Einen Passkey hinzufügen',
  add: 'Passkey hinzufügen',
  adding: 'Einen Moment …',
  added: 'Der Passkey ist hinzugefügt',
  addedText: 'Von jetzt an öffnet er Ihr Konto.',
  renamed: 'Der neue Name ist gespeichert',
  removed: 'Der Passkey ist entfernt',
  removedText:
    'Er öffnet nichts mehr. Vielleicht zeigt Ihr Gerät ihn noch: Entfernen Sie ihn auch dort.',
  cancelledTitle: 'Es wurde kein Passkey hinzugefügt',
  cancelledText:
    'Ihr Gerät wurde nicht gefragt, oder jemand hat abgelehnt. Sie können es noch einmal versuchen.',
  thereTitle: 'Dieses Gerät hat schon einen',
  thereText: 'Es kann einen Passkey für Ihr Konto aufbewahren. Sie finden ihn in der Liste.',
  or: 'oder',
  signIn: 'Mit einem Passkey anmelden',
  signingIn: 'Einen Moment …',
  notShownTitle: 'Es wurde kein Passkey gezeigt',
  notShownText: 'Versuchen Sie es noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
  asFactorTitle: 'Oder einen Passkey hinzufügen',
  asFactorText:
    'Er ersetzt das Passwort und den Code. Fügen Sie einen zweiten oder eine Authenticator-App hinzu, für den Tag, an dem das Gerät verloren geht.',
  showTitle: 'Zeigen Sie Ihren Passkey',
  showText: 'Ihr Konto hat einen Passkey: Das Passwort allein lässt Sie hier nicht hinein.',
  show: 'Mit einem Passkey weiter',
  cannotShow:
    'Keiner Ihrer Passkeys gilt unter dieser Adresse oder in diesem Browser. Nehmen Sie den Browser, der ihn hat, oder fragen Sie, wer die Maschine betreibt: larder staff reset-mfa entfernt Ihre Passkeys und Ihren zweiten Faktor.',
};
