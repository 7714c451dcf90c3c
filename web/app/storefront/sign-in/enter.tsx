import { useEffect, type ReactNode } from 'react';
import { Form, Link, useActionData } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { faultsOf } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { agreementWords } from '../../words/en/agreements.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import { AgreementSentence } from '../checkout/agreement.tsx';
import { CodeStep } from './code-step.tsx';
import { EmailField, PasswordField } from './enter-fields.tsx';
import styles from './enter.module.css';
import { PasskeyWay } from './passkey-way.tsx';
import type { Entering, Kept, Ways } from './entering.ts';

/** The way in, one step at a time: sign in or up, the code from the letter, the second factor. */
export function Enter({ entering, ways }: { entering: Entering; ways: Ways }) {
  const { step, problem } = entering;
  const form = useFocusOnNews<HTMLFormElement>(problem ?? entering.resent);
  const answered = useActionData() !== undefined && !problem && !entering.resent;
  useEffect(() => {
    if (answered) form.current?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
  }, [answered, step, form]);
  const inFields = (problem?.fields ?? []).length > 0 || problem?.code === 'wrong-code';
  return (
    <Form
      method="post"
      noValidate
      preventScrollReset
      className={styles.form}
      ref={form}
      key={step}
      {...(ways.kept && { action: ways.signIn })}
    >
      <input type="hidden" name="step" value={step} />
      {ways.kept ? <KeptForm kept={ways.kept} news={!problem} /> : null}
      {entering.agreedTo !== undefined && step !== 'sign-up' ? (
        <input type="hidden" name="agreedTo" value={entering.agreedTo} />
      ) : null}
      <Told entering={entering} />
      {problem && !inFields ? <Note {...say(problem)} /> : null}
      {step === 'sign-in' || step === 'sign-up' ? (
        <Credentials entering={entering} ways={ways} />
      ) : (
        <CodeStep entering={entering} ways={ways} />
      )}
    </Form>
  );
}

function KeptForm({ kept, news }: { kept: Kept; news: boolean }) {
  return (
    <>
      <input type="hidden" name="kept" value={JSON.stringify(kept)} />
      {news ? <Note title={signInWords.keptTitle} text={signInWords.keptText} /> : null}
    </>
  );
}

function Told({ entering }: { entering: Entering }): ReactNode {
  if (entering.confirmed)
    return <Note calm title={signInWords.confirmed} text={signInWords.confirmedText} />;
  if (entering.reset)
    return <Note calm title={signInWords.resetDone} text={signInWords.resetDoneText} />;
  if (entering.resent)
    return <Note calm title={signInWords.resent} text={signInWords.resentText} />;
  return null;
}

function Credentials({ entering, ways }: { entering: Entering; ways: Ways }) {
  const faults = faultsOf(entering.problem);
  const isNew = entering.step === 'sign-up';
  return (
    <>
      {isNew ? <p className={styles.hint}>{signInWords.signUpText}</p> : null}
      <EmailField
        value={entering.email}
        wrong={faults.has('email')}
        passkeys={!isNew && Boolean(ways.passkeys)}
      />
      {isNew ? (
        <PasswordField isNew wrong={faults.has('password')} first={!faults.has('email')} />
      ) : (
        <PasswordField wrong={faults.has('password')} first={!faults.has('email')} />
      )}
      {isNew ? (
        <AgreementSentence agreedTo={ways.agreesTo} begin={agreementWords.atSignUp} />
      ) : null}
      <SendButton intent={entering.step} sending={signInWords.sending}>
        {isNew ? signInWords.signUp : signInWords.submit}
      </SendButton>
      <p className={styles.ways}>
        {isNew ? (
          <span>
            {signInWords.known}{' '}
            <Link to={ways.signIn} preventScrollReset>
              {signInWords.submit}
            </Link>
          </span>
        ) : (
          <>
            <span>
              {signInWords.newHere}{' '}
              <Link to={ways.signUp} preventScrollReset>
                {signInWords.signUp}
              </Link>
            </span>
            <Link to={ways.forgot}>{signInWords.forgot}</Link>
          </>
        )}
      </p>
      {isNew ? null : <PasskeyWay origin={ways.passkeys} />}
    </>
  );
}
