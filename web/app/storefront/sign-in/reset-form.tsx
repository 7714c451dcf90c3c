import { Form } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import { CodeField, codeFault, EmailField, PasswordField } from './enter-fields.tsx';
import styles from './enter.module.css';

/** The code from the letter and the new password. `known`: the address was just given, so it is not asked for again. */
export function ResetForm(props: { email: string; known: boolean; problem?: Problem }) {
  const { email, known, problem } = props;
  const faults = faultsOf(problem);
  const wrongCode = codeFault(problem, signInWords.codeWrong);
  const form = useFocusOnNews<HTMLFormElement>(problem);
  return (
    <Form method="post" action="/reset-password" noValidate className={styles.form} ref={form}>
      {problem && faults.size === 0 && !wrongCode ? <Note {...say(problem)} /> : null}
      <p className={styles.hint}>
        {known ? signInWords.resetText(email) : signInWords.confirmTextNoEmail}
      </p>
      {known && !faults.has('email') ? (
        <input type="hidden" name="email" value={email} />
      ) : (
        <EmailField value={email} wrong={faults.has('email')} />
      )}
      <CodeField fault={wrongCode} />
      <PasswordField
        isNew
        name="newPassword"
        wrong={faults.has('newPassword')}
        first={!wrongCode}
      />
      <SendButton intent="reset" sending={signInWords.sending}>
        {signInWords.resetSubmit}
      </SendButton>
    </Form>
  );
}
