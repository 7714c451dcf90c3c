type Letter = { to: string; subject: string; text: string };
type Told = { shopName: string; hours: number };

/** To the mailbox that would take over. It names nobody: whoever asked may have mistyped. */
export const newAddressLetter = (
  to: string,
  { shopName, hours, link }: Told & { link: string },
): Letter => ({
  to,
  subject: `Is this your new address at ${shopName}?`,
  text: [
    'Hello,',
    `Somebody asked for this address to become that of their account at ${shopName}. If that was you, open this page and confirm it: ${link}`,
    `It is good for ${hours} hours. A second letter went to the address that the account has now: only when both are confirmed is it changed.`,
    'If it was not you, do nothing. An account that has this address already stays as it is.',
    shopName,
  ].join('\n\n'),
});

/** To the mailbox that the account has now: the only place where whoever owns it learns of a change that is not theirs. */
export const oldAddressLetter = (
  to: string,
  { shopName, hours, link, newEmail }: Told & { link: string; newEmail: string },
): Letter => ({
  to,
  subject: `A new address for your account at ${shopName}`,
  text: [
    'Hello,',
    `Somebody who knows your password asked for ${newEmail} to become the address of your account at ${shopName}.`,
    `If that was you, open this page and confirm it: ${link}`,
    `It is good for ${hours} hours. A second letter went to the new address: only when both are confirmed is it changed.`,
    'If it was not you, stop it on the same page, and choose a new password: whoever asked knows the one you have.',
    shopName,
  ].join('\n\n'),
});

/** To both mailboxes. It names no address: the old one may soon be another's. */
export const changedLetter = (to: string, shopName: string): Letter => ({
  to,
  subject: `Your account at ${shopName} has a new address`,
  text: [
    'Hello,',
    `Both mailboxes have confirmed it: your account at ${shopName} has the new address that was asked for. You sign in with it from now on.`,
    'Letters about orders that you have placed already go to the address that they were placed with.',
    shopName,
  ].join('\n\n'),
});
