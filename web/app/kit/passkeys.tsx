import { useRef, useState, type SyntheticEvent } from 'react';
import { Form, useNavigation, useSubmit } from 'react-router';
import { lengthOf } from '../../../server/src/contract/people-text.ts';
import { passkeysWords as texts } from '../words/en/passkeys.ts';
import type { PasskeyList } from './api-types.ts';
import { Field } from './field.tsx';
import { textOf } from './form.ts';
import { momentOfYear } from './format.ts';
import { Note } from './note.tsx';
import { makePasskey, usePasskeysHere } from './passkey.ts';
import styles from './passkeys.module.css';
import { faultsOf, ownProblem, type Problem } from './problem.ts';
import { say } from './say.ts';
import { SendButton } from './send-button.tsx';
import { useFocusOnNews } from './use-focus-on-news.ts';

/** What a form of the list was answered: of one passkey, or of the one that was to be added. */
export type PasskeysSent = { problem: Problem; about: string };

/** What the forms ask for is done by the page that shows them. */
export function Passkeys(props: {
  list: PasskeyList;
  sent: Partial<PasskeysSent> | undefined;
  /** Of each passkey: one below that of the page's own. */
  Heading: 'h2' | 'h3';
}) {
  const { list, sent, Heading } = props;
  const { items, asksPassword, origin } = list;
  const about = (which: string) => (sent?.about === which ? sent.problem : undefined);
  const lost = sent?.problem && sent.about === undefined ? sent.problem : undefined;
  const isGone =
    sent?.about !== undefined &&
    sent.about !== 'add' &&
    items.every(({ passkeyId }) => passkeyId !== sent.about);
  return (
    <div className={styles.all}>
      {(isGone || lost) && sent?.problem ? <Note {...say(sent.problem)} news={sent} /> : null}
      {items.length === 0 ? null : (
        <ul className={styles.list}>
          {items.map((passkey) => (
            <li key={passkey.passkeyId} className={styles.passkey}>
              <Passkey
                passkey={passkey}
                Heading={Heading}
                asksPassword={asksPassword}
                canAdd={origin !== null}
                problem={about(passkey.passkeyId)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddPasskey list={list} Heading={Heading} problem={about('add')} />
    </div>
  );
}

const said: Readonly<Record<string, { title: string; text?: string }>> = {
  added: { title: texts.added, text: texts.addedText },
  renamed: { title: texts.renamed },
  removed: { title: texts.removed, text: texts.removedText },
};

/** What a form of the list has done, as the address of the page says it. */
export function PasskeysDone({ done }: { done: string | null }) {
  const told = said[done ?? ''];
  return told ? <Note calm {...told} news={done} /> : null;
}

function Passkey(props: {
  passkey: PasskeyList['items'][number];
  asksPassword: boolean;
  canAdd: boolean;
  Heading: 'h2' | 'h3';
  problem: Problem | undefined;
}) {
  const { passkey, asksPassword, canAdd, Heading, problem } = props;
  const { passkeyId, name, host, works, addedAt, lastUsedAt } = passkey;
  const form = useFocusOnNews<HTMLFormElement>(problem);
  return (
    <>
      <Heading>
        <bdi>{name}</bdi>
      </Heading>
      <p>
        {texts.addedAt}: {momentOfYear(addedAt)}
      </p>
      <p>
        {lastUsedAt === null ? texts.neverUsed : `${texts.lastUsedAt}: ${momentOfYear(lastUsedAt)}`}
      </p>
      {works ? null : (
        <p className={styles.elsewhere}>{canAdd ? texts.elsewhere(host) : texts.nowhere(host)}</p>
      )}
      <details open={problem !== undefined}>
        <summary aria-label={texts.changeOf(name)}>{texts.change}</summary>
        <Form method="post" noValidate preventScrollReset ref={form} className={styles.form}>
          <Told problem={problem} />
          <Field
            label={texts.name}
            name="name"
            value={name}
            limit={50}
            error={faultsOf(problem).has('name') ? texts.nameFault : undefined}
          />
          {asksPassword ? <PasswordField problem={problem} /> : null}
          <div className={styles.buttons}>
            <SendButton intent={`rename ${passkeyId}`} sending={texts.adding}>
              {texts.rename}
            </SendButton>
            <SendButton
              intent={`remove ${passkeyId}`}
              sending={texts.adding}
              className="button plain"
              label={texts.removeOf(name)}
            >
              {texts.remove}
            </SendButton>
          </div>
        </Form>
      </details>
    </>
  );
}

const inField = ({ code, fields = [] }: Problem) =>
  code === 'wrong-credentials' || code === 'password-required' || fields.length > 0;

/** Why it was not done, where no field says it. */
function Told({ problem }: { problem: Problem | undefined }) {
  if (!problem || inField(problem)) return null;
  if (problem.code === 'passkey-there')
    return <Note title={texts.thereTitle} text={texts.thereText} />;
  if (problem.code === 'passkey-cancelled')
    return <Note calm title={texts.cancelledTitle} text={texts.cancelledText} />;
  return <Note {...say(problem)} />;
}

function PasswordField({ problem }: { problem: Problem | undefined }) {
  const isWrong = problem?.code === 'wrong-credentials';
  const isMissing = problem?.code === 'password-required' || faultsOf(problem).has('password');
  return (
    <Field
      label={texts.password}
      name="password"
      type="password"
      hint={texts.passwordHint}
      autoComplete="current-password"
      error={isWrong ? texts.passwordWrong : isMissing ? texts.passwordFault : undefined}
    />
  );
}

/** Nothing of it is shown where the browser cannot make one, but why. */
function AddPasskey(props: {
  list: PasskeyList;
  Heading: 'h2' | 'h3';
  problem: Problem | undefined;
}) {
  const { list, Heading, problem } = props;
  const { origin, asksPassword } = list;
  const isHere = usePasskeysHere(origin);
  const submit = useSubmit();
  const { state } = useNavigation();
  const [own, setOwn] = useState<{ problem: Problem; answers: Problem | undefined }>();
  const [isAsking, setAsking] = useState(false);
  const name = useRef('');
  // What the page was answered since takes the place of what its script found.
  const shown = own && own.answers === problem ? own.problem : problem;
  const form = useFocusOnNews<HTMLFormElement>(shown);
  if (origin === null) return null;
  if (!isHere) return <p>{texts.notHere(new URL(origin).host)}</p>;

  const add = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [called, password] = [textOf(fields, 'name').trim(), textOf(fields, 'password')];
    const stop = (why: Problem) => setOwn({ problem: why, answers: problem });
    name.current = called;
    if (called === '' || lengthOf(called) > 50) {
      stop({ ...ownProblem('invalid-input'), fields: [{ field: '/name', message: '' }] });
      return;
    }
    setAsking(true);
    const made = await makePasskey(asksPassword ? password : undefined);
    setAsking(false);
    if (!made.ok) stop(made.problem);
    else if (!made.shown) stop(ownProblem('passkey-cancelled'));
    else {
      setOwn(undefined);
      await submit(
        { intent: 'add', name: called, ...made.shown },
        { method: 'post', preventScrollReset: true },
      );
    }
  };
  const isBusy = isAsking || state !== 'idle';
  return (
    <section className={styles.add} aria-labelledby="add-passkey">
      <Heading id="add-passkey">{texts.addTitle}</Heading>
      <form
        method="post"
        noValidate
        ref={form}
        className={styles.form}
        onSubmit={(event) => void add(event)}
      >
        <Told problem={shown} />
        <Field
          label={texts.name}
          name="name"
          hint={texts.nameHint}
          value={name.current}
          limit={50}
          autoComplete="off"
          error={faultsOf(shown).has('name') ? texts.nameFault : undefined}
        />
        {asksPassword ? <PasswordField problem={shown} /> : null}
        <div className={styles.buttons}>
          <button type="submit" className="button" disabled={isBusy}>
            {isBusy ? texts.adding : texts.add}
          </button>
        </div>
      </form>
    </section>
  );
}
