import { words } from '../../words/words.ts';
import { Enter } from './enter.tsx';
import styles from './enter.module.css';
import type { Entering, Ways } from './entering.ts';

const titles: Record<Entering['step'], string> = {
  'sign-in': words.signIn.title,
  'sign-up': words.signIn.signUpTitle,
  confirm: words.signIn.confirmTitle,
  mfa: words.signIn.mfaTitle,
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
