import type { mailWords as english } from '../en/mail.ts';

export const mailWords: typeof english = {
  link: 'E-Mails an Sie',
  title: 'E-Mails an Sie',
  text: 'E-Mails zu Ihren Bestellungen, zu Ihrem Geld und zu dem, was in Ihren Gerichten ist, kommen immer.',
  reminders: 'E-Mails, die nachfragen oder erinnern',
  remindersText:
    'Einige Tage nach einer Box fragen wir, wie die Gerichte waren, höchstens einmal in der Woche.',
  wanted: 'Sie kommen.',
  notWanted: 'Sie kommen nicht.',
  saidAt: (moment) => `So gewählt am ${moment}.`,
  stop: 'Keine mehr schicken',
  resume: 'Schicken Sie sie mir',
  saving: 'Wird gespeichert …',
  stopped: 'Erledigt: Es kommen keine solchen E-Mails mehr',
  resumed: 'Erledigt: Diese E-Mails kommen wieder',
  linkTitle: 'E-Mails, die nachfragen oder erinnern',
  linkText: 'Hier geht es um die E-Mails, die fragen, wie die Gerichte waren.',
  linkUnknown: 'Dieser Link ist keiner von uns',
  linkUnknownText:
    'Vielleicht wurde er abgeschnitten. Melden Sie sich an und wählen Sie es in Ihrem Konto, oder antworten Sie auf eine unserer E-Mails.',
  toAccount: 'Zu Ihrem Konto',
  bounced: 'E-Mails an Ihre Adresse kommen zurück',
  bouncedText: (email) =>
    `Eine E-Mail an ${email} konnte nicht zugestellt werden. Darum schicken wir keine mehr dorthin, außer wenn etwas in einem Gericht Ihnen schaden kann.`,
  complained: 'Eine E-Mail von uns wurde als unerwünscht markiert',
  complainedText: (email) =>
    `Darum schicken wir keine mehr an ${email}, außer wenn etwas in einem Gericht Ihnen schaden kann.`,
  since: (moment) => `Seit ${moment}.`,
  changeAddress: 'Eine andere Adresse nehmen',
  confirm: 'Zum Ausprobieren eine E-Mail schicken',
  confirming: 'Wird geschickt …',
  confirmSent: 'Eine E-Mail ist unterwegs',
  confirmSentText:
    'Kommt sie an, öffnen Sie den Link darin und drücken Sie den Knopf: Dann kommen unsere E-Mails wieder.',
  seeMore: 'Was zu tun ist',
  mailboxTitle: 'Unsere E-Mails erreichen Sie',
  mailboxText:
    'Sie haben das in einer E-Mail von uns gelesen. Sagen Sie es, dann kommen die anderen wieder.',
  mailboxYes: 'Sie erreichen mich',
  mailboxDone: 'Danke: Unsere E-Mails kommen wieder',
  mailboxUnknown: 'Dieser Link bestätigt nichts',
  mailboxUnknownText:
    'Vielleicht wurde er abgeschnitten. Lassen Sie sich aus Ihrem Konto eine neue E-Mail schicken.',
};
