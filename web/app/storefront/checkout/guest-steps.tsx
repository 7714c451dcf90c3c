import { words } from '../../words/words.ts';
import type { Box } from '../box/read-box.server.ts';
import { Enter } from '../sign-in/enter.tsx';
import type { Entering } from '../sign-in/entering.ts';
import { Review } from './review.tsx';
import { Step } from './step.tsx';
import styles from './checkout.module.css';

const ways = {
  signIn: '/checkout?as=guest',
  signUp: '/checkout?as=guest&enter=sign-up',
  forgot: '/forgot-password',
};

/** For whoever is not signed in: the way in, in place, and what comes after it. */
export function GuestSteps({ entering, box }: { entering: Entering; box: Box }) {
  const { checkout, signIn } = words;
  const titles = {
    'sign-in': checkout.who,
    'sign-up': signIn.signUpTitle,
    confirm: signIn.confirmTitle,
    mfa: signIn.mfaTitle,
  };
  return (
    <div className={styles.columns}>
      <div className={styles.steps}>
        <Step number={1} title={titles[entering.step]}>
          <div className={styles.enter}>
            <Enter entering={entering} ways={ways} key={entering.step} />
          </div>
        </Step>
        <Step number={2} title={checkout.address} later />
        <Step number={3} title={checkout.day} later />
        <Step number={4} title={checkout.review} later />
      </div>
      <aside className={styles.aside} aria-label={words.box.title}>
        <h2 className={styles.asideTitle}>{words.box.title}</h2>
        <Review box={box} />
      </aside>
    </div>
  );
}
