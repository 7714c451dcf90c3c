import { EmptyState } from '../../kit/empty-state.tsx';
import { titleOf } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { eraseWords as texts } from '../../words/en/erase.ts';
import styles from './account.module.css';

export const meta = () => [
  { title: titleOf(texts.doneTitle) },
  { name: 'robots', content: 'noindex' },
];

/** Where somebody arrives who was erased: nobody is signed in any more. */
export default function Erased() {
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <EmptyState heading="h1" title={texts.doneTitle} text={texts.doneText}>
        <a className="button" href={prefix || '/'}>
          {texts.doneNext}
        </a>
      </EmptyState>
    </main>
  );
}
