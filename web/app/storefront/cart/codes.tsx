import { Fragment, type ComponentType, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Priced } from '../../kit/api-types.ts';
import { Field } from '../../kit/field.tsx';
import { money } from '../../kit/format.ts';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { codeWords as texts } from '../../words/en/codes.ts';
import { problemWords } from '../../words/en/problems.ts';
import styles from './codes.module.css';

const refusedCodes = [
  'code-unknown',
  'gift-card-needs-account',
  'gift-card-kept',
  'gift-card-over',
];

/** Whether a problem is told beneath the field of the code. */
export const isAboutTheCode = (problem: Problem | undefined): boolean =>
  problem !== undefined && (refusedCodes.includes(problem.code) || faultsOf(problem).has('code'));

/** A code that was refused, as it was typed, and whatever was answered to the form of the box. */
export type Refused = {
  problem?: Problem | undefined;
  typed?: string | undefined;
  answer?: unknown;
};

/**
 * What makes a price smaller and pays a part of it: a code, and credit and gift cards. `Part` is the form of each of them; without it they
 * are parts of the form that they stand in.
 */
export function Codes(props: {
  priced: Priced;
  refused: Refused;
  /** Where whoever has to sign in first comes back to. */
  back: string;
  Part?: ComponentType<{ children: ReactNode }>;
}) {
  const { priced, refused, back, Part = Fragment } = props;
  const { code, takesCodes, balanceCents, savesBalance } = priced;
  if (!takesCodes && !code && balanceCents === 0) return null;
  return (
    <div className={styles.codes}>
      {code ? (
        <Part>
          <div className={styles.entered}>
            <p role="status">{said(priced, code)}</p>
            <SendButton
              intent="code-out"
              className="button quiet"
              label={texts.takeOutOf(code.text)}
              unchecked
            >
              {texts.takeOut}
            </SendButton>
          </div>
        </Part>
      ) : null}
      <Part>
        <EnterCode {...refused} back={back} key={`${code?.text ?? ''} ${balanceCents}`} />
      </Part>
      {balanceCents > 0 ? (
        <Part>
          <div className={styles.entered}>
            <p>{texts[savesBalance ? 'kept' : 'balance'](money(balanceCents))}</p>
            <SendButton
              intent={savesBalance ? 'use-balance' : 'save-balance'}
              className="button quiet"
              unchecked
            >
              {savesBalance ? texts.payWithIt : texts.keep}
            </SendButton>
          </div>
        </Part>
      ) : null}
    </div>
  );
}

function EnterCode({ problem, typed, answer, back }: Refused & { back: string }) {
  const isWrong = isAboutTheCode(problem);
  const told = problem && isWrong ? problemWords.say(problem.code) : undefined;
  return (
    <>
      <div className={styles.enter}>
        <Field
          label={texts.code}
          name="code"
          hint={texts.hint}
          value={typed}
          autoComplete="off"
          error={told && `${told.title}. ${told.text}`}
          answer={answer}
          first
        />
        <SendButton intent="code" className="button plain" unchecked>
          {texts.use}
        </SendButton>
      </div>
      {problem?.code === 'gift-card-needs-account' ? (
        <Link to={`/sign-in?${new URLSearchParams({ to: back }).toString()}`}>{texts.signIn}</Link>
      ) : null}
    </>
  );
}

function said({ price }: Priced, { text, whyNot, missingCents }: NonNullable<Priced['code']>) {
  if (whyNot === null) return price ? texts.inPrice(text) : texts.waitsForPrice(text);
  const why =
    whyNot === 'code-below-minimum'
      ? texts.belowMinimum(money(missingCents ?? 0))
      : texts.whyNot[whyNot];
  return `${texts.entered(text)} ${why}`;
}
