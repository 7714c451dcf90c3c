import { wordsOf } from './fold.ts';

/** What staff looks for among people and orders: an e-mail, or a number, words of a tsquery, or both. None of them finds nothing. */
type PeopleSearch = {
  /** The beginning of an e-mail with its `@`, in small letters: its words are most other people's too. */
  email: string | null;
  no: number | null;
  words: string | null;
  /** Whether only a few can have those words: they are with a phone, or most of one. */
  few: boolean;
};

const beginsAnEmail = /^[^\s@]+@[^\s@]*$/;
const number = /^#?\s*([1-9]\d{0,9})$/;
const phone = /^(\+|00)?[\d\s()./\p{Pd}\u2212]+$/u;
/** As many digits are hardly anybody else's. */
const mostOfPhone = /\d{7}/;
/** Shorter digits are a house's number or a flat's, and found as they are. */
const leastOfPhone = 4;

/**
 * Reads `Byrne Mary`, `#2`, `12 Quay`, `mary@example.com` or `+353 (87) 123`: every word by its beginning, in any order; an e-mail by its
 * beginning; a phone by its beginning or its end, with or without the code of its country.
 */
export function peopleSearch(q: string): PeopleSearch {
  const text = q.normalize('NFKC').trim();
  if (beginsAnEmail.test(text))
    return { email: text.toLowerCase(), no: null, words: null, few: true };
  const [, no = null] = number.exec(text) ?? [];
  if (no !== null && text.startsWith('#'))
    return { email: null, no: Number(no), words: null, few: true };
  const isNumbers = phone.test(text) && /\d/.test(text);
  const all = isNumbers ? [text.replace(/[^+\d]/g, '')] : wordsOf(text);
  // A lone digit among signs is no house.
  if (!isNumbers && all.every((word) => /^\d{1,3}$/.test(word)))
    return { email: null, no: null, words: null, few: true };
  const words = all.map((word) => {
    if (/^\+?\d+$/.test(word)) return digits(word);
    // A letter alone begins half of all names: it counts only whole, as a flat's does.
    return /^[a-z]$/.test(word) ? `'${word}'` : `'${word}':*`;
  });
  return {
    email: null,
    no: no === null ? null : Number(no),
    words: words.length > 0 ? words.join(' & ') : null,
    few: all.some((word) => mostOfPhone.test(word)),
  };
}

function digits(word: string): string {
  const [, abroad, written = ''] = /^(\+|00(?=[1-9]))?(\d+)$/.exec(word) ?? [];
  if (written.length < leastOfPhone) return `'${written}'`;
  const home = written.replace(/^0+(?=\d)/, '');
  // The code of a country has one to three digits, and a zero may stand where it was.
  const local = abroad === undefined ? [] : [1, 2, 3].map((code) => written.slice(code));
  const beginnings = [written, home, ...local.flatMap((rest) => [rest, `0${rest}`])];
  const usable = [...new Set(beginnings)].filter((it) => it.length >= leastOfPhone);
  const ends = `'~${[...home].reverse().join('')}':*`;
  return `(${[...usable.map((it) => `'${it}':*`), ends].join(' | ')})`;
}
