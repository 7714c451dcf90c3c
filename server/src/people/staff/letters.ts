import type { Role } from '../../contract/staff-roles.ts';

const work: Readonly<Record<Role, string>> = {
  owner: 'as an owner, who may do everything',
  manager: 'as a manager',
  kitchen: 'in the kitchen',
  menu: 'as an author of the menu',
  support: 'for its customers',
  accounts: 'for its accounts',
};

/** Its link is a key: it goes to the address that was invited, and nowhere else. */
export function invitationLetter(
  { email, role, days }: { email: string; role: Role; days: number },
  { shopName, link, by }: { shopName: string; link: string; by: string },
): { to: string; subject: string; text: string } {
  return {
    to: email,
    subject: `You are invited to work at ${shopName}`,
    text: [
      'Hello,',
      `${by} invites you to work at ${shopName} ${work[role]}.`,
      `Sign in, or make an account, with this e-mail address, and take the invitation up: ${link}`,
      `It is good for ${days} days. You will be asked for an authenticator app, the second factor of everybody who works here.`,
      'If you do not know what this is about, do nothing.',
      shopName,
    ].join('\n\n'),
  };
}
