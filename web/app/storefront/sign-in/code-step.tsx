import { Link } from 'react-router';
import { faultsOf } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { signInWords } from '../../words/en/sign-in.ts';
import { CodeField, codeFault, EmailField, FactorField } from './enter-fields.tsx';
import styles from './enter.module.css';
import type { Entering, Ways } from './entering.ts';

/** The code from the letter, or from the authenticator app. */
export function CodeStep({ entering, ways }: { entering: Entering; ways: Ways }) {
  const { step, email, challenge, problem } = entering;
  const faults = faultsOf(problem);
  const known = email !== '' && !faults.has('email');
  if (step === 'mfa')
    return (
      <>
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="email" value={email} />
        <p className={styles.hint}>{signInWords.mfaText}</p>
        <FactorField fault={codeFault(problem, signInWords.mfaWrong, signInWords.factorFault)} />
        <SendButton intent="mfa" sending={signInWords.sending}>
          {signInWords.mfaSubmit}
        </SendButton>
        <p className={styles.ways}>
          <Link to={ways.signIn} reloadDocument>
            {signInWords.startAgain}
          </Link>
        </p>
      </>
    );
  return (
    <>
      <p className={styles.hint}>
        {known ? signInWords.confirmText(email) : signInWords.confirmTextNoEmail}
      </p>
      {known ? (
        <input type="hidden" name="email" value={email} />
      ) : (
        <EmailField value={email} wrong={faults.has('email')} />
      )}
      <CodeField fault={codeFault(problem, signInWords.codeWrong)} first={known} />
      <div className={styles.buttons}>
        <SendButton intent="confirm" sending={signInWords.sending}>
          {signInWords.confirm}
        </SendButton>
        <SendButton intent="resend" className="button quiet" unchecked>
          {signInWords.resend}
        </SendButton>
      </div>
      <p className={styles.ways}>
        <span>
          {signInWords.confirmKnown}{' '}
          <Link to={ways.signIn} reloadDocument>
            {signInWords.submit}
          </Link>
        </span>
      </p>
    </>
  );
}
