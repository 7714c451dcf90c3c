import { PrintButton } from '../../kit/print-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import styles from './second-factor.module.css';

/** What opens the account when the app is lost. The store cannot show them again: it keeps none of them. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const heading = useFocusOnNews<HTMLHeadingElement>(codes);
  return (
    <section className={styles.recovery} aria-labelledby="recovery-codes">
      <h1 id="recovery-codes" ref={heading} tabIndex={-1}>
        {secondFactorWords.recoveryTitle}
      </h1>
      <p>{secondFactorWords.recoveryText}</p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={styles.ways}>
        <PrintButton>{secondFactorWords.print}</PrintButton>
        <a className="button no-print" href="/admin">
          {secondFactorWords.kept}
        </a>
      </div>
    </section>
  );
}
