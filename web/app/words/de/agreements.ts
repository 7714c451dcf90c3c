import type { agreementWords as english } from '../en/agreements.ts';

export const agreementWords: typeof english = {
  pages: { terms: 'AGB', privacy: 'Datenschutzerklärung' },
  titles: { terms: 'AGB', privacy: 'Datenschutz' },
  newTab: '(öffnet sich in einem neuen Tab)',
  version: (version) => (version === 0 ? '' : ` (Fassung ${version})`),
  atSignUp: 'Mit einem Konto stimmen Sie unseren',
  atOrder: 'Mit Ihrer Bestellung stimmen Sie unseren',
  andRead: 'zu und haben zur Kenntnis genommen: unsere',
  end: '.',
  changed: {
    terms: (agreed) =>
      agreed === 0
        ? 'Unsere AGB haben sich geändert, seit Sie ihnen zugestimmt haben. Bitte lesen Sie, was jetzt gilt:'
        : `Unsere AGB haben sich geändert, seit Sie der Fassung ${agreed} zugestimmt haben. Bitte lesen Sie, was jetzt gilt:`,
    privacy: (agreed) =>
      agreed === 0
        ? 'Unsere Datenschutzerklärung hat sich geändert, seit Sie sie gelesen haben. Bitte lesen Sie, was jetzt gilt:'
        : `Unsere Datenschutzerklärung hat sich geändert, seit Sie die Fassung ${agreed} gelesen haben. Bitte lesen Sie, was jetzt gilt:`,
  },
  never: 'Bitte lesen Sie vor dem Bestellen:',
  tick: 'Ich habe es gelesen und stimme zu',
  title: 'Wozu Sie zugestimmt haben',
  staffTitle: 'Wozu zugestimmt wurde',
  text: 'Wann Sie jeder Fassung zum ersten Mal zugestimmt haben.',
  none: 'Noch nichts: Danach wird beim Bestellen gefragt.',
  staffNone: 'Noch nichts.',
  ours: 'der Text, den der Shop mitbringt',
  versionNo: (version) => `Fassung ${version}`,
  when: { 'sign-up': 'als Sie Ihr Konto angelegt haben', order: 'mit einer Bestellung' },
  staffWhen: { 'sign-up': 'beim Anlegen des Kontos', order: 'mit einer Bestellung' },
  asItWas: 'Der Text, wie er war',
};
