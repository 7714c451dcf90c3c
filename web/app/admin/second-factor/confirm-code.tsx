import { useRef, useState, type SyntheticEvent } from 'react';
import { ask } from '../../kit/ask.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import styles from './second-factor.module.css';

/** Proves the app with its first code; from then on this session is an administrator's. */
export function ConfirmCode({ onDone }: { onDone: (recoveryCodes: string[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState('');
  const [isAsking, setAsking] = useState(false);

  const confirm = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsking(true);
    const json = { code: input.current?.value.replace(/\s/g, '') };
    const answer = await ask<{ recoveryCodes: string[] }>('/auth/mfa/confirm', { json });
    if (answer.ok) {
      onDone(answer.body.recoveryCodes);
      return;
    }
    setAsking(false);
    setWrong(answer.problem.title || secondFactorWords.failed);
    input.current?.focus();
    input.current?.select();
  };

  return (
    <li className={styles.step}>
      <h2>{secondFactorWords.codeTitle}</h2>
      <form onSubmit={(event) => void confirm(event)} className={styles.form}>
        <label htmlFor="code">{secondFactorWords.code}</label>
        <input
          ref={input}
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,7}"
          required
          aria-invalid={wrong !== ''}
          aria-describedby="code-wrong"
          onInput={() => setWrong('')}
        />
        <p id="code-wrong" role="alert" className={styles.problem}>
          {wrong}
        </p>
        <button type="submit" className="button" disabled={isAsking}>
          {isAsking ? secondFactorWords.beginning : secondFactorWords.confirm}
        </button>
      </form>
    </li>
  );
}
