import type { AgreedTo } from '../../kit/api-types.ts';
import type { Problem } from '../../kit/problem.ts';

/** How far somebody has come on the way in. No page ever repeats a password. */
export type Entering = {
  step: 'sign-in' | 'sign-up' | 'confirm' | 'mfa';
  email: string;
  challenge: string;
  /** What they agreed to when they signed up, until they are in. */
  agreedTo?: string;
  problem?: Problem;
  resent?: boolean;
  confirmed?: boolean;
  /** A new password was just set. */
  reset?: boolean;
};

export const atStep = (step: Entering['step']): Entering => ({
  step,
  email: '',
  challenge: '',
});

/** Where the other forms are: pages of their own, or the same step of the checkout. */
export type Ways = {
  signIn: string;
  signUp: string;
  forgot: string;
  /** The versions that whoever signs up agrees to. */
  agreesTo: AgreedTo;
  kept?: Kept;
  /** The address where passkeys work, if any. */
  passkeys?: string | null;
};

/** A form whose sender had no session any more: where it was sent, and what stood in it. */
export type Kept = { to: string; fields: [name: string, value: string][] };
