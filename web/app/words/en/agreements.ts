import type { AgreedTopic } from '../../../../server/src/contract/legal-pages.ts';

/** What customers agree to: at sign-up, at checkout, and in their account. */
export const agreementWords = {
  /** Inside sentences. */
  pages: { terms: 'terms', privacy: 'privacy page' } satisfies Record<AgreedTopic, string>,
  titles: { terms: 'Terms', privacy: 'Privacy' } satisfies Record<AgreedTopic, string>,
  newTab: '(opens in a new tab)',
  version: (version: number) => (version === 0 ? '' : ` (version ${version})`),
  atSignUp: 'With an account you agree to our',
  atOrder: 'When you order you agree to our',
  andRead: 'and have taken note of our',
  end: '.',
  /** Of a page that asks for it again; `agreed` is the version before, 0 that which the store comes with. */
  changed: {
    terms: (agreed: number) =>
      agreed === 0
        ? 'Our terms have changed since you agreed to them. Please read what holds now:'
        : `Our terms have changed since you agreed to version ${agreed}. Please read what holds now:`,
    privacy: (agreed: number) =>
      agreed === 0
        ? 'Our privacy page has changed since you read it. Please read what holds now:'
        : `Our privacy page has changed since you read version ${agreed}. Please read what holds now:`,
  } satisfies Record<AgreedTopic, (agreed: number) => string>,
  never: 'Before you order, please read our',
  tick: 'I have read it and agree',
  title: 'What you agreed to',
  staffTitle: 'What they agreed to',
  text: 'The first time that you agreed to each version.',
  none: 'Nothing yet: it is asked when you order.',
  staffNone: 'Nothing yet.',
  ours: 'the text that the store comes with',
  versionNo: (version: number) => `version ${version}`,
  when: { 'sign-up': 'when you signed up', order: 'when you pressed the button that orders' },
  staffWhen: { 'sign-up': 'at sign-up', order: 'when they pressed the button that orders' },
  asItWas: 'The text as it was',
};
