import type { Problem } from '../../kit/problem.ts';

/** How far somebody has come on the way in. The password travels in forms only, until the code from the letter is entered. */
export type Entering = {
  step: 'sign-in' | 'sign-up' | 'confirm' | 'mfa';
  email: string;
  password: string;
  challenge: string;
  problem?: Problem;
  resent?: boolean;
  confirmed?: boolean;
  /** A new password was just set. */
  reset?: boolean;
};

export const atStep = (step: Entering['step']): Entering => ({
  step,
  email: '',
  password: '',
  challenge: '',
});

/** Where the other forms are: pages of their own, or the same step of the checkout. */
export type Ways = { signIn: string; signUp: string; forgot: string };
