import { Field } from '../../kit/field.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { problemWords } from '../../words/en/problems.ts';
import { signInWords } from '../../words/en/sign-in.ts';

export function EmailField(props: {
  value: string;
  wrong: boolean;
  /** Where the browser may offer one instead. */
  passkeys?: boolean;
}) {
  const { value, wrong, passkeys = false } = props;
  return (
    <Field
      label={signInWords.email}
      name="email"
      type="email"
      value={value}
      autoComplete={passkeys ? 'username webauthn' : 'username'}
      required
      first
      error={wrong ? signInWords.emailFault : undefined}
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
  const fault = isNew ? problemWords.say('password-too-weak').text : signInWords.passwordFault;
  return (
    <Field
      label={name === 'newPassword' ? signInWords.newPassword : signInWords.password}
      name={name}
      type="password"
      hint={isNew ? signInWords.passwordHint : undefined}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      first={first}
      error={wrong ? fault : undefined}
    />
  );
}

/** Six digits from a letter. */
export function CodeField({ fault, first = true }: { fault: string | undefined; first?: boolean }) {
  return (
    <Field
      label={signInWords.code}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      code
      first={first}
      error={fault}
    />
  );
}

/** Six digits from an authenticator app, or a code that recovers the account. */
export function FactorField({ fault }: { fault: string | undefined }) {
  return (
    <Field
      label={signInWords.mfaCode}
      name="code"
      autoComplete="one-time-code"
      required
      code
      first
      error={fault}
    />
  );
}

/** What is wrong with the code, which its field tells alone; `wrong` says it of one that the store did not take. */
export function codeFault(
  problem: Problem | undefined,
  wrong: string,
  malformed: string = signInWords.codeFault,
): string | undefined {
  if (faultsOf(problem).has('code')) return malformed;
  return problem?.code === 'wrong-code' ? wrong : undefined;
}
