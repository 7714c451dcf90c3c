import { problemWords } from '../words/en/problems.ts';
import { ErrorPage } from './error-page.tsx';
import styles from './error-page.module.css';
import type { Refused } from './problem.ts';
import { say } from './say.ts';

/** In place of a page whose form was refused at the door: why, and what was typed, to be copied. */
export function RefusedPage({ problem, typed }: Refused) {
  const { title, text } = say(problem);
  return (
    <ErrorPage title={title} text={text} to="" next={problemWords.openAgain}>
      {typed.length === 0 ? (
        <p>{problemWords.backKeeps}</p>
      ) : (
        <section className={styles.typed} aria-labelledby="typed">
          <h2 id="typed">{problemWords.typed}</h2>
          {typed.map(({ name, value }, index) => (
            <label key={index}>
              {name}
              <textarea readOnly rows={value.length > 80 ? 4 : 1} defaultValue={value} dir="auto" />
            </label>
          ))}
        </section>
      )}
    </ErrorPage>
  );
}
