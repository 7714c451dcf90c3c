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
          {sentences(notice).join(' ')}
        </li>
      ))}
    </ul>
  );
}

const named = (name: string | null) => name ?? methodWords.nameless;

function sentences(notice: MethodNotice): string[] {
  switch (notice.kind) {
    case 'plain':
      return [
        methodWords.plain(notice.servings),
        ...notice.swapped.map(({ name, withName }) =>
          methodWords.swapped(named(name), named(withName)),
        ),
        ...(notice.omitted.length > 0 ? [methodWords.omitted(notice.omitted.map(named))] : []),
        methodWords.plainNext,
      ];
    case 'extra':
      return [methodWords.extra(named(notice.name), amountOf(notice)), howToEat(notice)];
    case 'unused':
      return [methodWords.unused(named(notice.name), amountOf(notice)), howToEat(notice)];
    case 'cook':
      return [methodWords.cook(named(notice.name)), howToEat(notice)];
  }
}

type Handled = Exclude<MethodNotice, { kind: 'plain' }>;

const amountOf = ({ amount: count, unit }: Handled) => amount(count, unit ?? 'g');

function howToEat({ cooking, until }: Handled): string {
  if (until !== null) return methodWords.cookUntil(until);
  return cooking === 'none' ? methodWords.asItComes : methodWords.cookingUnknown;
}
