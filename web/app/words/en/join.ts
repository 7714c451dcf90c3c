import type { Role } from '../../admin/kit/office-types.ts';

/** Taking up an invitation to work here. */
export const joinWords = {
  title: 'Work here',
  gone: 'This invitation does not hold any more',
  goneText: 'It was taken up, taken back or replaced, or seven days have passed. Ask for another.',
  invited: (email: string, role: string) => `${email} is invited to work here: ${role}.`,
  signIn: 'Sign in',
  signUp: 'Make an account',
  signInText:
    'Sign in, or make an account, with exactly this e-mail address. Then you come back here.',
  join: 'Take it up',
  joinText: 'Next you set up an authenticator app: everybody who works here has a second factor.',
  other: (email: string) =>
    `You are signed in as ${email}. Sign out, and sign in with the invited address.`,
  signOut: 'Sign out',
  roles: {
    owner: 'as an owner',
    manager: 'as a manager',
    kitchen: 'in the kitchen',
    menu: 'on the menu',
    support: 'for customers',
    accounts: 'for the accounts',
  } satisfies Record<Role, string>,
};
