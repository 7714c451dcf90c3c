import { Note } from '../../kit/note.tsx';
import { signInWords } from '../../words/en/sign-in.ts';
import styles from './enter.module.css';
import type { Kept } from './entering.ts';

/** The form that was kept while its sender signed in again. They send it: they may be somebody else than before. */
export function SendAgain({ kept }: { kept: Kept | undefined }) {
  if (!kept) return null;
  return (
    <main id="content" className={styles.page}>
      <h1>{signInWords.againTitle}</h1>
      <form method="post" action={kept.to} className={styles.form}>
        <Note calm title={signInWords.againText} />
        {kept.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button">
          {signInWords.again}
        </button>
        <p className={styles.ways}>
          <a href={kept.to}>{signInWords.againNot}</a>
        </p>
      </form>
    </main>
  );
}
