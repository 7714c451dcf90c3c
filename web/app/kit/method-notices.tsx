import { methodWords } from '../words/en/method.ts';
import type { MethodNotice } from './api-types.ts';
import { amount } from './format.ts';
import styles from './method-notices.module.css';

/** What has to be said beside the steps, so that nothing in the box is left without a word. */
export function MethodNotices({ notices }: { notices: readonly MethodNotice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className={styles.notices} aria-label={methodWords.beside}>
      {notices.map((notice) => (
        <li key={`${notice.kind} ${'ingredientNo' in notice ? notice.ingredientNo : ''}`}>
          {noticeInWords(notice)}
        </li>
      ))}
    </ul>
  );
}

/** A notice as one text, in the words of a language. */
export function noticeInWords(
  notice: MethodNotice,
  words: typeof methodWords = methodWords,
  amountOf: typeof amount = amount,
): string {
  const named = (name: string | null) => name ?? words.nameless;
  const soMuch = (it: Handled) => amountOf(it.amount, it.unit ?? 'g');
  switch (notice.kind) {
    case 'plain':
      return [
        words.plain(notice.servings),
        ...notice.swapped.map(({ name, withName }) => words.swapped(named(name), named(withName))),
        ...(notice.omitted.length > 0 ? [words.omitted(notice.omitted.map(named))] : []),
        words.plainNext,
      ].join(' ');
    case 'extra':
      return `${words.extra(named(notice.name), soMuch(notice))} ${howToEat(notice, words)}`;
    case 'unused':
      return `${words.unused(named(notice.name), soMuch(notice))} ${howToEat(notice, words)}`;
    case 'cook':
      return `${words.cook(named(notice.name))} ${howToEat(notice, words)}`;
  }
}

type Handled = Exclude<MethodNotice, { kind: 'plain' }>;

function howToEat({ cooking, until }: Handled, words: typeof methodWords): string {
  if (until !== null) return words.cookUntil(until);
  return cooking === 'none' ? words.asItComes : words.cookingUnknown;
}
