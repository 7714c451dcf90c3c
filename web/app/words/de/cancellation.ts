import type { cancellationWords as english } from '../en/cancellation.ts';

export const cancellationWords: typeof english = {
  title: 'Einen Vertrag kündigen',
  lead: 'Ihr Abonnement endet sofort, ohne Anmeldung. Bestellungen, die Sie selbst aufgegeben haben, bleiben.',
  email: 'Ihre E-Mail-Adresse',
  emailHint: 'Die, mit der Sie abonniert haben.',
  emailFault: 'Geben Sie Ihre E-Mail-Adresse ein, wie ada@example.com.',
  number: 'Nummer des Abonnements',
  numberHint: 'Wenn Sie sie wissen. Sie steht in unseren Briefen.',
  numberFault: 'Schreiben Sie die Nummer nur in Ziffern, oder lassen Sie sie weg.',
  reason: 'Grund',
  reasonHint: 'Wenn Sie ihn nennen möchten.',
  reasonFault: 'Schreiben Sie höchstens 200 Zeichen.',
  submit: 'Jetzt kündigen',
  sending: 'Wird gekündigt …',
  doneTitle: 'Ihre Kündigung ist eingegangen',
  doneText:
    'Läuft unter dieser Adresse ein Abonnement, so ist es beendet. Ein Brief an dieses Postfach sagt es und nennt die Boxen, die zurückgenommen wurden. Hier sagen wir allen dasselbe, damit niemand erfährt, wer abonniert.',
  arrived: 'Eingegangen',
  noticeNo: 'Nummer der Kündigung',
  of: 'E-Mail-Adresse',
  ends: 'Endet',
  atOnce: 'sofort',
  print: 'Drucken',
  home: 'Zur Startseite',
};
