import type { AgreedTo } from '../../kit/api-types.ts';
import { boxWords } from '../../words/en/box.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import type { CartView } from '../cart/read-cart.server.ts';
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
export function GuestSteps(props: { entering: Entering; cart: CartView; agreesTo: AgreedTo }) {
  const { entering, cart, agreesTo } = props;
  const titles = {
    'sign-in': checkoutWords.who,
    'sign-up': signInWords.signUpTitle,
    confirm: signInWords.confirmTitle,
    mfa: signInWords.mfaTitle,
  };
  return (
    <div className={styles.columns}>
      <div className={styles.steps}>
        <Step number={1} title={titles[entering.step]}>
          <div className={styles.enter}>
            <Enter entering={entering} ways={{ ...ways, agreesTo }} key={entering.step} />
          </div>
        </Step>
        <Step number={2} title={checkoutWords.address} later />
        <Step number={3} title={checkoutWords.day} later />
        <Step number={4} title={checkoutWords.review} later />
      </div>
      <aside className={styles.aside} aria-label={boxWords.title}>
        <h2 className={styles.asideTitle}>{boxWords.title}</h2>
        <Review cart={cart} />
      </aside>
    </div>
  );
}
