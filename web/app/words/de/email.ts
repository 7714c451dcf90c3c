import type { emailWords as english } from '../en/email.ts';

export const emailWords: typeof english = {
  link: 'E-Mail-Adresse ändern',
  title: 'Ihre E-Mail-Adresse',
  text: 'Mit ihr melden Sie sich an, und E-Mails zu neuen Bestellungen gehen dorthin.',
  now: (email) => `Sie lautet ${email}.`,
  ask: 'Ändern',
  email: 'Neue E-Mail-Adresse',
  emailFault: 'Geben Sie eine E-Mail-Adresse an, die nicht Ihre bisherige ist.',
  password: 'Ihr Passwort',
  passwordFault: 'Geben Sie Ihr Passwort ein.',
  passwordWrong: 'Das ist nicht Ihr Passwort.',
  submit: 'Beide E-Mails senden',
  sending: 'Wird gesendet …',
  how: 'Wir senden eine E-Mail an Ihre bisherige Adresse und eine an die neue. Öffnen Sie beide innerhalb eines Tages, und bestätigen Sie: Bis dahin ändert sich nichts.',
  orders:
    'E-Mails zu Bestellungen, die Sie schon aufgegeben haben, gehen an die Adresse, mit der sie aufgegeben wurden.',
  lost: 'Kommen Sie nicht mehr in Ihr altes Postfach? Dann können wir nicht wissen, dass Sie es sind: Schreiben Sie uns.',
  asked: 'Zwei E-Mails sind unterwegs',
  askedText: 'Öffnen Sie beide, in beliebiger Reihenfolge, und bestätigen Sie.',
  waits: 'Eine Änderung wartet auf Sie',
  waitsFor: (email) => `Neue Adresse: ${email}.`,
  until: (moment) => `Beide E-Mails gelten bis ${moment}.`,
  mailboxes: { old: 'Ihr bisheriges Postfach', new: 'Das neue Postfach' },
  confirmed: 'bestätigt',
  notConfirmed: 'noch nicht: Öffnen Sie die E-Mail dort',
  again:
    'Ist eine E-Mail nicht angekommen, oder ist die Adresse vertippt? Fragen Sie unten noch einmal: Das ersetzt diese Änderung.',
  stop: 'Änderung abbrechen',
  stopping: 'Wird abgebrochen …',
  back: 'Zurück',
  keyTitle: 'Eine neue Adresse',
  gone: 'Dieser Link gilt nicht mehr',
  goneText:
    'Die Änderung wurde ausgeführt, abgebrochen oder ersetzt, oder ein Tag ist vergangen. In Ihrem Konto sehen Sie, was gilt.',
  toAccount: 'Zu Ihrem Konto',
  oldAsks: (email) =>
    `${email} soll die Adresse Ihres Kontos werden. Sie haben die E-Mail an die Adresse geöffnet, die es jetzt hat.`,
  newAsks: (email) => `${email} soll die Adresse eines Kontos dieses Shops werden.`,
  bothNeeded:
    'Geändert wird sie, sobald die E-Mails an beide Adressen geöffnet und bestätigt sind.',
  confirm: 'Bestätigen',
  confirming: 'Wird bestätigt …',
  notMine: 'Das war ich nicht: abbrechen',
  half: 'Von diesem Postfach aus bestätigt',
  halfText: 'Öffnen Sie jetzt die E-Mail im anderen Postfach: Dann ist die Adresse geändert.',
  changed: 'Die Adresse ist geändert',
  changedText: (email) => `Melden Sie sich ab jetzt mit ${email} an.`,
  stopped: 'Die Änderung ist abgebrochen',
  stoppedText:
    'Alles bleibt, wie es war. Haben Sie nicht darum gebeten, wählen Sie ein neues Passwort: Wer es getan hat, kennt Ihr jetziges.',
  newPassword: 'Neues Passwort wählen',
};
