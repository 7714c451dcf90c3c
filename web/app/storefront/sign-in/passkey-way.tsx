import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSubmit } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { offersInFields, showPasskey, usePasskeysHere, type Answered } from '../../kit/passkey.ts';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { passkeysWords as texts } from '../../words/en/passkeys.ts';
import styles from './enter.module.css';

/** A question is good for five minutes. */
const questionMs = 4 * 60_000;

/**
 * In place of e-mail and password, where the browser can: chosen by a button, or in the field where the e-mail is typed. What the device
 * answers is sent with the form around it.
 */
export function PasskeyWay({ origin }: { origin: string | null | undefined }) {
  return usePasskeysHere(origin) ? <Way /> : null;
}

function Way() {
  const submit = useSubmit();
  const button = useRef<HTMLButtonElement>(null);
  const waiting = useRef<AbortController>(undefined);
  const [problem, setProblem] = useState<Problem | 'not-shown'>();
  const [isAsking, setAsking] = useState(false);

  const enter = useEffectEvent(({ challenge, answer }: Answered) => {
    const form = button.current?.form;
    if (!form) return;
    const fields = new FormData(form);
    fields.set('intent', 'passkey');
    fields.set('challenge', challenge);
    fields.set('answer', answer);
    void submit(fields, {
      method: 'post',
      action: form.getAttribute('action') ?? '',
      preventScrollReset: true,
    });
  });

  /** Until one is chosen in the field; asked anew when the question is too old. */
  const waitInField = useEffectEvent(async (until: AbortSignal) => {
    if (!(await offersInFields())) return;
    let old: AbortSignal;
    do {
      old = AbortSignal.timeout(questionMs);
      const signal = AbortSignal.any([until, old]);
      const asked = await showPasskey({ signal, mediation: 'conditional' });
      if (asked.ok && asked.shown && !until.aborted) enter(asked.shown);
    } while (old.aborted && !until.aborted);
  });

  useEffect(() => {
    const leaving = new AbortController();
    waiting.current = leaving;
    void waitInField(leaving.signal);
    return () => {
      // Whichever waits by now.
      waiting.current?.abort();
    };
  }, []);

  const askNow = async () => {
    // A browser asks for one passkey at a time.
    waiting.current?.abort();
    const now = new AbortController();
    waiting.current = now;
    setAsking(true);
    setProblem(undefined);
    const asked = await showPasskey({ signal: now.signal });
    setAsking(false);
    if (!asked.ok) setProblem(asked.problem);
    else if (asked.shown) enter(asked.shown);
    else if (!now.signal.aborted) setProblem('not-shown');
    // Whoever said no to the button, or showed a wrong one, may still choose one in the field.
    if (!now.signal.aborted) await waitInField(now.signal);
  };

  return (
    <div className={styles.passkey}>
      <p className={styles.or}>{texts.or}</p>
      <button
        type="button"
        ref={button}
        className="button plain"
        disabled={isAsking}
        onClick={() => void askNow()}
      >
        {isAsking ? texts.signingIn : texts.signIn}
      </button>
      {problem === 'not-shown' ? (
        <Note calm title={texts.notShownTitle} text={texts.notShownText} />
      ) : problem ? (
        <Note {...say(problem)} news={problem} />
      ) : null}
    </div>
  );
}
