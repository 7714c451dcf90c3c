import type { Passkey } from '../../platform/platform.ts';

/** To whoever owns the account: nothing else tells them of a key that somebody added who held their session. */
export const addedLetter = (
  to: string,
  { name, addedAt }: Pick<Passkey, 'name' | 'addedAt'>,
  { shopName, link }: { shopName: string; link: string },
): { to: string; subject: string; text: string } => ({
  to,
  subject: `A passkey was added to your account at ${shopName}`,
  text: [
    'Hello,',
    `A passkey was added to your account: ${name}, on ${addedAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC. From now on it opens your account without your password.`,
    'If that was you, there is nothing to do.',
    `If it was not you, remove it: ${link}. Then choose a new password: that also signs out whoever is signed in elsewhere.`,
    shopName,
  ].join('\n\n'),
});
