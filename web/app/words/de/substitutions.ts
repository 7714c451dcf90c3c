import type { substitutionsWords as english } from '../en/substitutions.ts';

export const substitutionsWords: typeof english = {
  link: 'Wenn etwas fehlt',
  title: 'Wenn etwas fehlt',
  text: 'Es ist selten, aber es kommt vor: Während wir Ihre Box packen, ist etwas nicht da oder nicht gut genug. Sagen Sie, was wir dann tun sollen. Es gilt von jetzt an, auch für Boxen, die bestellt und noch nicht gepackt sind.',
  legend: 'Was sollen wir tun?',
  choices: {
    'leave-out': 'Weglassen und erstatten',
    ask: 'Mich fragen',
    swap: 'Etwas anderes hineinlegen',
  },
  hints: {
    'leave-out': 'Es kommt nichts, was Sie nicht bestellt haben.',
    ask: 'Wir schreiben Ihnen. Ohne Ihre Antwort, bevor die Box uns verlässt, wird es weggelassen und erstattet.',
    swap: 'Nur, was das Rezept selbst anbietet, und nur, wenn es nach seinen Angaben kein Allergen und keine Spuren hat, die das Fehlende nicht hat, und sich für jede Ernährungsweise eignet, für die sich das Fehlende eignet. Sie zahlen nie mehr.',
  },
  never: 'Nie tauschen, was Folgendes enthält',
  neverHint: 'Es wird stattdessen weggelassen und erstattet.',
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert',
  short: 'Wenn beim Packen etwas fehlt',
  more: 'Was das bedeutet',
  asked: 'Darf etwas anderes in Ihre Box?',
  askedText: (missing, substitute) =>
    `Es fehlt: ${missing}. Stattdessen könnte kommen: ${substitute}.`,
  noWorse:
    'Es hat nach seinen Angaben kein Allergen und keine Spuren, die das andere nicht hat, und eignet sich für jede Ernährungsweise, für die sich das andere eignet. Sie zahlen nicht mehr.',
  withoutAnswer: 'Ohne Antwort, bevor Ihre Box uns verlässt, wird es weggelassen und erstattet.',
  yes: (substitute) => `Ja: ${substitute}`,
  no: 'Nein, weglassen',
  answering: 'Wird gesendet …',
  swapped: 'In Ihrer Box ist etwas anderes',
  swappedText: (missing, substitute) => `${substitute}, statt ${missing}.`,
};
