import { useRef, useState, type SyntheticEvent } from 'react';
import { ask } from '../../kit/ask.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import styles from './second-factor.module.css';
import type { Begun } from './secret-key.tsx';

/** For who has a second factor: another app, for the password and a code; or other recovery codes, for a code. */
export function ProveOld(props: {
  onBegun: (begun: Begun) => void;
  onCodes: (recoveryCodes: string[]) => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState('');
  const [isAsking, setAsking] = useState(false);

  const send = async (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const proof = { code: fields.get('code'), password: fields.get('password') };
    const wantsCodes = event.nativeEvent.submitter?.getAttribute('value') === 'codes';
    setAsking(true);
    const answer = wantsCodes
      ? await ask<{ recoveryCodes: string[] }>('/auth/mfa/recovery-codes', {
          json: { code: proof.code },
        })
      : await ask<Begun>('/auth/mfa/begin', { json: proof });
    setAsking(false);
    if (!answer.ok) {
      setWrong(answer.problem.title || secondFactorWords.failed);
      form.current?.querySelector('input')?.focus();
    } else if ('secret' in answer.body) props.onBegun(answer.body);
    else props.onCodes(answer.body.recoveryCodes);
  };

  return (
    <form ref={form} onSubmit={(event) => void send(event)} className={styles.form}>
      <label htmlFor="old-password">{secondFactorWords.password}</label>
      <input
        id="old-password"
        className={styles.wide}
        name="password"
        type="password"
        autoComplete="current-password"
        aria-describedby="old-password-hint"
      />
      <p id="old-password-hint">{secondFactorWords.passwordHint}</p>
      <label htmlFor="old-code">{secondFactorWords.oldCode}</label>
      <input
        id="old-code"
        className={styles.wide}
        name="code"
        autoComplete="one-time-code"
        required
      />
      <p role="alert" className={styles.problem}>
        {wrong}
      </p>
      <div className={styles.ways}>
        <button type="submit" className="button" disabled={isAsking}>
          {secondFactorWords.replace}
        </button>
        <button type="submit" className="button plain" value="codes" disabled={isAsking}>
          {secondFactorWords.newCodes}
        </button>
      </div>
    </form>
  );
}
