import type { signInWords as english } from '../en/sign-in.ts';

export const signInWords: typeof english = {
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordHint:
    'Mindestens 10 Zeichen. Am besten sind ein paar Wörter, die nur Sie so zusammenstellen würden.',
  emailFault: 'Geben Sie eine E-Mail-Adresse ein, etwa ada@example.com.',
  passwordFault: 'Geben Sie Ihr Passwort ein.',
  codeFault: 'Der Code hat 6 Ziffern.',
  factorFault:
    'Ein Code der App hat 6 Ziffern, ein Wiederherstellungscode 16 Buchstaben und Ziffern.',
  codeWrong:
    'Dieser Code ist falsch oder abgelaufen. Sehen Sie in der neuesten E-Mail nach, oder fordern Sie einen neuen Code an.',
  mfaWrong:
    'Dieser Code ist falsch oder abgelaufen. Nehmen Sie den, den Ihre App jetzt zeigt, oder einen Wiederherstellungscode, den Sie noch nicht benutzt haben.',
  submit: 'Anmelden',
  sending: 'Einen Moment …',
  forgot: 'Passwort vergessen?',
  newHere: 'Neu hier?',
  signUp: 'Konto anlegen',
  signUpTitle: 'Konto anlegen',
  signUpText:
    'Sie brauchen eines, damit Sie Ihre Bestellungen verfolgen, ändern und stornieren können.',
  known: 'Haben Sie schon ein Konto?',
  confirmTitle: 'Sehen Sie in Ihr Postfach',
  confirmText: (email) =>
    `Wir haben einen Code mit 6 Ziffern an ${email} gesendet. Er gilt 15 Minuten.`,
  confirmTextNoEmail:
    'Geben Sie den Code mit 6 Ziffern aus unserer E-Mail ein. Er gilt 15 Minuten.',
  confirmKnown: 'Kein Code in der E-Mail? Dann haben Sie schon ein Konto.',
  code: 'Code',
  confirm: 'Bestätigen',
  resend: 'Neuen Code senden',
  resent: 'Ein neuer Code ist unterwegs',
  resentText: 'Der neueste gilt.',
  mfaTitle: 'Ihr zweiter Faktor',
  mfaText:
    'Geben Sie den Code ein, den Ihre Authenticator-App zeigt, oder einen Ihrer Wiederherstellungscodes.',
  mfaCode: 'Code',
  mfaSubmit: 'Weiter',
  startAgain: 'Von vorn beginnen',
  forgotTitle: 'Neues Passwort wählen',
  forgotText:
    'Nennen Sie uns Ihre E-Mail-Adresse. Wenn es dazu ein Konto gibt, senden wir einen Code dorthin.',
  forgotSubmit: 'Code senden',
  resetTitle: 'Neues Passwort wählen',
  resetText: (email) =>
    `Wenn es zu ${email} ein Konto gibt, ist ein Code mit 6 Ziffern unterwegs. Er gilt 15 Minuten.`,
  resetSubmit: 'Neues Passwort speichern',
  resetDone: 'Ihr neues Passwort gilt',
  resetDoneText: 'Sie wurden überall abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
  confirmed: 'Ihre E-Mail-Adresse ist bestätigt',
  confirmedText: 'Melden Sie sich an, um fortzufahren.',
  signOut: 'Abmelden',
  inNewTab: 'In einem neuen Tab anmelden',
  keptTitle: 'Ihre Sitzung ist abgelaufen',
  keptText:
    'Was Sie eingegeben haben, ist aufbewahrt: Melden Sie sich an, dann können Sie es noch einmal senden.',
  againTitle: 'Sie sind wieder angemeldet',
  againText: 'Was Sie eingegeben haben, steht noch da.',
  again: 'Noch einmal senden',
  againNot: 'Verwerfen und die Seite neu lesen',
};
