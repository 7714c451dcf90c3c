import { useState } from 'react';
import { ask } from '../../kit/ask.ts';
import { Note } from '../../kit/note.tsx';
import { showPasskey, usePasskeysHere } from '../../kit/passkey.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { passkeysWords as texts } from '../../words/en/passkeys.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import styles from './second-factor.module.css';

/** For who signed in with the password, and has a passkey for their second factor. */
export function ShowPasskey({ origin, works }: { origin: string | null; works: boolean }) {
  const isHere = usePasskeysHere(origin);
  const hasScripts = useScripts();
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);

  const show = async () => {
    setAsking(true);
    setProblem(undefined);
    const asked = await showPasskey({ signal: new AbortController().signal });
    const entered = asked.ok ? await enter(asked.shown) : asked;
    if (entered.ok) {
      window.location.assign('/admin');
      return;
    }
    setAsking(false);
    setProblem(entered.problem);
  };

  return (
    <>
      <h1>{texts.showTitle}</h1>
      <p className={styles.text}>{texts.showText}</p>
      {isHere && works ? (
        <div className={styles.ways}>
          <button type="button" className="button" disabled={isAsking} onClick={() => void show()}>
            {isAsking ? texts.signingIn : texts.show}
          </button>
        </div>
      ) : hasScripts || !works ? (
        <p className={styles.problem}>{texts.cannotShow}</p>
      ) : (
        <noscript>
          <p className={styles.problem}>{secondFactorWords.noScript}</p>
        </noscript>
      )}
      {problem?.code === 'passkey-not-shown' ? (
        <Note calm title={texts.notShownTitle} />
      ) : problem ? (
        <Note {...say(problem)} news={problem} />
      ) : null}
    </>
  );
}

async function enter(shown: { challenge: string; answer: string } | undefined) {
  if (!shown) return { ok: false as const, problem: ownProblem('passkey-not-shown') };
  const { challenge, answer } = shown;
  const json = { challenge, answer: JSON.parse(answer) as unknown };
  return ask('/auth/passkey', { json });
}
