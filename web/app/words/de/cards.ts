import type { cardWords as english } from '../en/cards.ts';

export const cardWords: typeof english = {
  scan: 'Schritt für Schritt am Telefon kochen.',
  paper: 'Papier',
  papers: { a4: 'A4', a5: 'A5', letter: 'US-Letter' },
  large: 'Großdruck',
  choose: 'So anzeigen',
};
