/** What letters about an account say. Names and addresses come in as they are to stand there. */
export const english = {
  hello: 'Hello,',

  confirm: {
    subject: (shop: string) => `Your code for ${shop}`,
    text: (shop: string) => `To finish making your ${shop} account, enter this code:`,
    goodFor: (minutes: number) => `It is good for ${minutes} minutes.`,
    notAsked:
      'If you did not ask for an account, you can leave this letter unanswered: without the code nothing is opened.',
  },

  reset: {
    subject: (shop: string) => `Your code for a new ${shop} password`,
    text: (shop: string) => `To choose a new password for ${shop}, enter this code:`,
    goodFor: (minutes: number) =>
      `It is good for ${minutes} minutes. With the new password you are signed out wherever you were signed in.`,
    passkeys: 'These passkeys open your account too, and go on doing so with a new password:',
    passkey: (name: string) => `- ${name}`,
    unknownPasskey:
      'If you do not know one of them, remove it from your account once you are signed in.',
    notAsked:
      'If you did not ask for it, you can leave this letter unanswered: your password stays as it is.',
  },

  known: {
    subject: (shop: string) => `You already have a ${shop} account`,
    text: (shop: string) =>
      `Someone, perhaps you, asked for a new ${shop} account with this address. It has one already, and nothing has changed.`,
    next: 'You can sign in with your password, or ask for a new one on the sign-in page.',
  },

  newAddress: {
    subject: (shop: string) => `Is this your new address at ${shop}?`,
    text: (shop: string, link: string) =>
      `Somebody asked for this address to become that of their account at ${shop}. If that was you, open this page and confirm it: ${link}`,
    goodFor: (hours: number) =>
      `It is good for ${hours} hours. A second letter went to the address that the account has now: only when both are confirmed is it changed.`,
    notAsked:
      'If it was not you, do nothing. An account that has this address already stays as it is.',
  },

  oldAddress: {
    subject: (shop: string) => `A new address for your account at ${shop}`,
    text: (shop: string, newEmail: string) =>
      `Somebody who knows your password asked for ${newEmail} to become the address of your account at ${shop}.`,
    confirm: (link: string) => `If that was you, open this page and confirm it: ${link}`,
    goodFor: (hours: number) =>
      `It is good for ${hours} hours. A second letter went to the new address: only when both are confirmed is it changed.`,
    notAsked:
      'If it was not you, stop it on the same page, and choose a new password: whoever asked knows the one you have.',
  },

  addressChanged: {
    subject: (shop: string) => `Your account at ${shop} has a new address`,
    text: (shop: string) =>
      `Both mailboxes have confirmed it: your account at ${shop} has the new address that was asked for. You sign in with it from now on.`,
    orders:
      'Letters about orders that you have placed already go to the address that they were placed with.',
  },

  mailbox: {
    subject: (shop: string) => `Do letters of ${shop} reach you again?`,
    text: (shop: string, link: string) =>
      `A letter of ${shop} to this address came back, so no more were sent. If you read this, they arrive again. Say so here: ${link}`,
    notAsked: 'If you did not ask for this letter, there is nothing to do.',
  },

  passkeyAdded: {
    subject: (shop: string) => `A passkey was added to your account at ${shop}`,
    text: (name: string, at: Date) =>
      `A passkey was added to your account: ${name}, on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC. From now on it opens your account without your password.`,
    asked: 'If that was you, there is nothing to do.',
    notAsked: (link: string) =>
      `If it was not you, choose a new password: that also signs out whoever is signed in elsewhere. And remove the passkey: ${link}`,
  },

  newDevice: {
    subject: (shop: string) => `A new sign-in to your account at ${shop}`,
    text: (shop: string, at: Date) =>
      `Somebody signed in to your account at ${shop} on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC, from a browser that had not been used for it before.`,
    device: (names: string) => `It says of itself: ${names}.`,
    asked: 'If that was you, there is nothing to do.',
    notAsked: (link: string) =>
      `If it was not you, choose a new password: that also signs out whoever is signed in elsewhere. ${link}`,
    everywhere: (link: string) => `This page shows where you are signed in, and ends it: ${link}`,
    lockedOut: (link: string) =>
      `If your password is no longer good, ask for a new one here: ${link}`,
  },
};

export type AccountWords = typeof english;
