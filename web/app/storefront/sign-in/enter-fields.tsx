import { Field } from '../../kit/field.tsx';
import { words } from '../../words/words.ts';

export function EmailField({ value, wrong }: { value: string; wrong: boolean }) {
  const { signIn } = words;
  return (
    <Field
      label={signIn.email}
      name="email"
      type="email"
      value={value}
      autoComplete="username"
      required
      first
      error={wrong ? signIn.emailFault : undefined}
    />
  );
}

export function PasswordField(props: {
  wrong: boolean;
  first: boolean;
  isNew?: boolean;
  name?: string;
}) {
  const { wrong, first, isNew = false, name = 'password' } = props;
  const { problems, signIn } = words;
  const fault = isNew ? problems.say('password-too-weak').text : signIn.passwordFault;
  return (
    <Field
      label={name === 'newPassword' ? signIn.newPassword : signIn.password}
      name={name}
      type="password"
      hint={isNew ? signIn.passwordHint : undefined}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      first={first}
      error={wrong ? fault : undefined}
    />
  );
}

/** Six digits from a letter or an authenticator app. */
export function CodeField({ wrong, first = true }: { wrong: boolean; first?: boolean }) {
  const { signIn } = words;
  return (
    <Field
      label={signIn.code}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      code
      first={first}
      error={wrong ? signIn.codeFault : undefined}
    />
  );
}
