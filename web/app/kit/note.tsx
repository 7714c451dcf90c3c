import type { ReactNode } from 'react';
import { signInWords } from '../words/en/sign-in.ts';
import styles from './note.module.css';
import { useFocusOnNews } from './use-focus-on-news.ts';
import { prefix } from './in-language.ts';

/** What went wrong, and what to do next: told where it matters, and where the focus goes. */
export function Note(props: {
  title: string;
  text?: string | undefined;
  /** Something to know rather than something to mend. */
  calm?: boolean;
  /** Takes the focus itself each time that this is something new; otherwise whoever shows it does. */
  news?: unknown;
  /** Leads to signing in, beside the page that holds what was typed. */
  signIn?: boolean;
  children?: ReactNode;
}) {
  const { title, text, calm = false, news, signIn = false, children } = props;
  const note = useFocusOnNews<HTMLDivElement>(news);
  return (
    <div
      ref={note}
      className={calm ? `${styles.note} ${styles.calm}` : styles.note}
      role={calm ? 'status' : 'alert'}
      tabIndex={-1}
      data-problem=""
    >
      <p className={styles.title}>{title}</p>
      {text ? <p>{text}</p> : null}
      {signIn ? (
        <p>
          <a href={`${prefix}/sign-in?to=/account`} target="_blank" rel="noopener">
            {signInWords.inNewTab}
          </a>
        </p>
      ) : null}
      {children}
    </div>
  );
}
