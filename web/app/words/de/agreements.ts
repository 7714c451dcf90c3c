import type { agreementWords as english } from '../en/agreements.ts';
import { figure } from './grammar.ts';

export const agreementWords: typeof english = {
  pages: { terms: 'AGB', privacy: 'Datenschutzerklärung' },
  titles: { terms: 'AGB', privacy: 'Datenschutz' },
  newTab: '(öffnet sich in einem neuen Tab)',
  version: (version) => (version === 0 ? '' : ` (Version ${figure(version)})`),
  atSignUp: 'Mit einem Konto stimmen Sie unseren',
  atOrder: 'Wenn Sie bestellen, stimmen Sie unseren',
  andRead: 'zu und haben Kenntnis genommen von unserer',
  end: '.',
  changed: {
    terms: (agreed) =>
      agreed === 0
        ? 'Unsere AGB haben sich geändert, seit Sie ihnen zugestimmt haben. Bitte lesen Sie, was jetzt gilt:'
        : `Unsere AGB haben sich geändert, seit Sie Version ${figure(agreed)} zugestimmt haben. Bitte lesen Sie, was jetzt gilt:`,
    privacy: (agreed) =>
      agreed === 0
        ? 'Unsere Datenschutzerklärung hat sich geändert, seit Sie sie gelesen haben. Bitte lesen Sie, was jetzt gilt:'
        : `Unsere Datenschutzerklärung hat sich geändert, seit Sie Version ${figure(agreed)} gelesen haben. Bitte lesen Sie, was jetzt gilt:`,
  },
  never: 'Bitte lesen Sie vor dem Bestellen unsere',
  tick: 'Ich habe es gelesen und stimme zu',
  title: 'Wozu Sie zugestimmt haben',
  staffTitle: 'Wozu zugestimmt wurde',
  text: 'Wann Sie jeder Version zum ersten Mal zugestimmt haben.',
  none: 'Noch zu nichts: Danach wird gefragt, wenn Sie bestellen.',
  staffNone: 'Noch zu nichts.',
  ours: 'der Text, den der Shop mitbringt',
  versionNo: (version) => `Version ${figure(version)}`,
  when: {
    'sign-up': 'bei Ihrer Registrierung',
    order: 'als Sie auf den Bestellknopf gedrückt haben',
  },
  staffWhen: { 'sign-up': 'bei der Registrierung', order: 'beim Druck auf den Bestellknopf' },
  asItWas: 'Der Text, wie er war',
};
