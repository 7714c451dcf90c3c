import type { Letter } from '../platform.ts';

type Words = Pick<Letter, 'subject' | 'text'>;

export const confirmationLetter = (shop: string, code: string, minutes: number): Words => ({
  subject: `Your code for ${shop}`,
  text: `To finish making your ${shop} account, enter this code:

${code}

It is good for ${minutes} minutes.

If you did not ask for an account, you can leave this letter unanswered: without the code nothing is opened.

${shop}
`,
});

/** `passkeys`: what those of the account are called, which a new password leaves as they are. */
export const resetLetter = (
  shop: string,
  code: string,
  minutes: number,
  passkeys: string[],
): Words => ({
  subject: `Your code for a new ${shop} password`,
  text: `To choose a new password for ${shop}, enter this code:

${code}

It is good for ${minutes} minutes. With the new password you are signed out wherever you were signed in.
${passkeys.length === 0 ? '' : stayingPasskeys(passkeys)}
If you did not ask for it, you can leave this letter unanswered: your password stays as it is.

${shop}
`,
});

const stayingPasskeys = (names: string[]): string => `
These passkeys open your account too, and go on doing so with a new password:

${names.map((name) => `- ${name}`).join('\n')}

If you do not know one of them, remove it from your account once you are signed in.
`;

export const alreadyRegisteredLetter = (shop: string): Words => ({
  subject: `You already have a ${shop} account`,
  text: `Someone, perhaps you, asked for a new ${shop} account with this address. It has one already, and nothing has changed.

You can sign in with your password, or ask for a new one on the sign-in page.

${shop}
`,
});
