/** Where somebody is signed in. */
export const sessionsWords = {
  link: 'Where you are signed in',
  title: 'Where you are signed in',
  text: 'If you do not know one of these, end it and choose a new password.',
  password: 'Choose a new password',
  device: (browser: string | null, system: string | null) =>
    browser && system
      ? `${browser} on ${system}`
      : (browser ?? system ?? 'A program that does not say what it is'),
  current: 'This one',
  openedAt: 'Signed in',
  lastSeenAt: 'Used last, to the hour',
  mfa: 'With your second factor',
  end: 'End it',
  endOf: (device: string, moment: string) => `End it: ${device}, signed in ${moment}`,
  ending: 'Ending …',
  endOthers: 'End all but this one',
  ended: 'It has ended',
  othersEnded: 'All but this one have ended',
  endedText: 'Whoever was there has to sign in anew.',
  notListed: 'Whoever keeps the accounts for this shop does not tell where you are signed in.',
  notListedText:
    'You can end every session, this one too. A page that is open elsewhere may go on for up to a quarter of an hour.',
  endAll: 'Sign out everywhere',
};
