import { signInWords } from '../../words/en/sign-in.ts';
import { Enter } from './enter.tsx';
import styles from './enter.module.css';
import type { Entering, Ways } from './entering.ts';

const titles: Record<Entering['step'], string> = {
  'sign-in': signInWords.title,
  'sign-up': signInWords.signUpTitle,
  confirm: signInWords.confirmTitle,
  mfa: signInWords.mfaTitle,
};

/** A page of its own for the way in. */
export function EnterPage({ entering, ways }: { entering: Entering; ways: Ways }) {
  return (
    <main id="content" className={styles.page}>
      <h1>{titles[entering.step]}</h1>
      <Enter entering={entering} ways={ways} />
    </main>
  );
}
