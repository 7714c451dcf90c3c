import type { cookWords as english } from '../en/cook.ts';
import { figure } from './grammar.ts';

export const cookWords: typeof english = {
  title: (dish) => `Kochen: ${dish}`,
  backToOrder: 'Zurück zur Bestellung',
  backToRecipe: 'Zurück zum Rezept',
  progress: 'Wie weit Sie sind',
  begin: 'Bevor Sie anfangen',
  stepNo: (no) => `Schritt ${figure(no)}`,
  stepOf: (no, of) => `Schritt ${figure(no)} von ${figure(of)}`,
  fromYourBox:
    'So viel, wie in Ihrer Box liegt; der Schritt sagt, was mit wie viel davon geschieht.',
  start: 'Mit dem Kochen beginnen',
  next: 'Nächster Schritt',
  previous: 'Zurück',
  finish: 'Fertig',
  done: 'Das war der letzte Schritt',
  enjoy: 'Guten Appetit.',
  again: 'Von vorn',
  startTimer: (time) => `Uhr stellen: ${time}`,
  fromTo: (from, to) => `${from}, höchstens ${to}`,
  hours: (count) => `${figure(count)} Std.`,
  minutes: (count) => `${figure(count)} Min.`,
  seconds: (count) => `${figure(count)} Sek.`,
  timers: 'Uhren',
  timeIsUp: 'Abgelaufen',
  timeIsUpFor: (step) => `Die Zeit von Schritt ${figure(step)} ist abgelaufen.`,
  stop: 'Anhalten',
  stopOf: (step) => `Die Uhr von Schritt ${figure(step)} anhalten`,
  awake: {
    unknown: '',
    kept: 'Der Bildschirm bleibt an, während Sie kochen.',
    'not-kept': 'Dieser Browser lässt den Bildschirm ausgehen: Berühren Sie ihn ab und zu.',
  },
  kept: {
    unknown: '',
    kept: 'Dieses Gerät behält die Seite drei Tage lang: Sie öffnet sich auch ohne Verbindung.',
    'not-kept': 'Ohne Verbindung geht die Seite, solange Sie sie nicht schließen.',
  },
};
