import type { AccountWords } from './en.ts';

const timed = (unit: 'minute' | 'hour') => {
  const format = new Intl.NumberFormat('de', { style: 'unit', unit, unitDisplay: 'long' });
  return (count: number) => format.format(count);
};
const minutesLong = timed('minute');
const hoursLong = timed('hour');
const moments = new Intl.DateTimeFormat('de', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

export const german: AccountWords = {
  hello: 'Guten Tag,',

  confirm: {
    subject: (shop) => `Ihr Code für ${shop}`,
    text: (shop) => `Geben Sie diesen Code ein, damit Ihr Konto bei ${shop} fertig ist:`,
    goodFor: (minutes) => `Er gilt ${minutesLong(minutes)} lang.`,
    notAsked:
      'Wenn Sie kein Konto anlegen wollten, brauchen Sie nichts zu tun: Ohne den Code wird nichts eröffnet.',
  },

  reset: {
    subject: (shop) => `Ihr Code für ein neues Passwort bei ${shop}`,
    text: (shop) => `Geben Sie diesen Code ein, um ein neues Passwort für ${shop} zu wählen:`,
    goodFor: (minutes) =>
      `Er gilt ${minutesLong(minutes)} lang. Mit dem neuen Passwort werden Sie überall abgemeldet, wo Sie angemeldet waren.`,
    passkeys: 'Auch diese Passkeys öffnen Ihr Konto, und das bleibt mit einem neuen Passwort so:',
    passkey: (name) => `- ${name}`,
    unknownPasskey:
      'Wenn Sie einen davon nicht kennen, entfernen Sie ihn aus Ihrem Konto, sobald Sie angemeldet sind.',
    notAsked:
      'Wenn Sie nicht darum gebeten haben, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  },

  known: {
    subject: (shop) => `Sie haben schon ein Konto bei ${shop}`,
    text: (shop) =>
      `Jemand, vielleicht Sie selbst, wollte mit dieser Adresse ein neues Konto bei ${shop} anlegen. Zu ihr gibt es schon eines, und es hat sich nichts geändert.`,
    next: 'Sie können sich mit Ihrem Passwort anmelden oder auf der Anmeldeseite ein neues verlangen.',
  },

  newAddress: {
    subject: (shop) => `Ist das Ihre neue Adresse bei ${shop}?`,
    text: (shop, link) =>
      `jemand möchte, dass diese Adresse die seines Kontos bei ${shop} wird. Wenn Sie das waren, öffnen Sie diese Seite und bestätigen Sie es: ${link}`,
    goodFor: (hours) =>
      `Der Link gilt ${hoursLong(hours)} lang. Eine zweite E-Mail ging an die Adresse, die das Konto jetzt hat: Erst wenn beide bestätigt sind, wird sie geändert.`,
    notAsked:
      'Wenn Sie es nicht waren, tun Sie nichts. Ein Konto, das diese Adresse schon hat, bleibt, wie es ist.',
  },

  oldAddress: {
    subject: (shop) => `Eine neue Adresse für Ihr Konto bei ${shop}`,
    text: (shop, newEmail) =>
      `jemand, der Ihr Passwort kennt, möchte, dass ${newEmail} die Adresse Ihres Kontos bei ${shop} wird.`,
    confirm: (link) => `Wenn Sie das waren, öffnen Sie diese Seite und bestätigen Sie es: ${link}`,
    goodFor: (hours) =>
      `Der Link gilt ${hoursLong(hours)} lang. Eine zweite E-Mail ging an die neue Adresse: Erst wenn beide bestätigt sind, wird sie geändert.`,
    notAsked:
      'Wenn Sie es nicht waren, brechen Sie es auf derselben Seite ab und wählen Sie ein neues Passwort: Wer das verlangt hat, kennt Ihr jetziges.',
  },

  addressChanged: {
    subject: (shop) => `Ihr Konto bei ${shop} hat eine neue Adresse`,
    text: (shop) =>
      `beide Postfächer haben es bestätigt: Ihr Konto bei ${shop} hat die neue Adresse, die verlangt wurde. Ab jetzt melden Sie sich mit ihr an.`,
    orders:
      'E-Mails zu Bestellungen, die Sie schon aufgegeben haben, gehen an die Adresse, mit der sie aufgegeben wurden.',
  },

  mailbox: {
    subject: (shop) => `Erreichen Sie die E-Mails von ${shop} wieder?`,
    text: (shop, link) =>
      `eine E-Mail von ${shop} an diese Adresse kam zurück, darum wurden keine weiteren geschickt. Wenn Sie das lesen, kommen sie wieder an. Sagen Sie es hier: ${link}`,
    notAsked: 'Wenn Sie diese E-Mail nicht verlangt haben, ist nichts zu tun.',
  },

  passkeyAdded: {
    subject: (shop) => `Zu Ihrem Konto bei ${shop} wurde ein Passkey hinzugefügt`,
    text: (name, at) =>
      `zu Ihrem Konto wurde ein Passkey hinzugefügt: ${name}, am ${moments.format(at)} UTC. Ab jetzt öffnet er Ihr Konto ohne Ihr Passwort.`,
    asked: 'Wenn Sie das waren, ist nichts zu tun.',
    notAsked: (link) =>
      `Wenn Sie es nicht waren, wählen Sie ein neues Passwort: Damit werden auch alle abgemeldet, die anderswo angemeldet sind. Und entfernen Sie den Passkey: ${link}`,
  },

  newDevice: {
    subject: (shop) => `Eine neue Anmeldung bei Ihrem Konto bei ${shop}`,
    text: (shop, at) =>
      `am ${moments.format(at)} UTC hat sich jemand bei Ihrem Konto bei ${shop} angemeldet, mit einem Browser, der dafür noch nie benutzt wurde.`,
    device: (names) => `Er sagt von sich: ${names}.`,
    asked: 'Wenn Sie das waren, brauchen Sie nichts zu tun.',
    notAsked: (link) =>
      `Wenn Sie es nicht waren, wählen Sie ein neues Passwort; damit werden auch alle anderen abgemeldet: ${link}`,
    everywhere: (link) =>
      `Auf dieser Seite sehen Sie, wo Sie angemeldet sind, und beenden es: ${link}`,
    lockedOut: (link) =>
      `Wenn Ihr Passwort nicht mehr gilt, fordern Sie hier ein neues an: ${link}`,
  },
};
