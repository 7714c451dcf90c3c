/** What erasing somebody means, said before it is done. */
export const eraseWords = {
  title: 'Erase me',
  lead: 'This removes your account and everything about you that we need not keep. It cannot be undone.',
  nowTitle: 'Removed at once',
  now: [
    'Your account and its password: you are signed out wherever you are signed in.',
    'Your profile, the places you have saved, your box, and the cards that we keep, also at whoever takes the payments.',
    'Your name, phone, address and e-mail on every order, what you wrote to the driver, and every reason that was written down.',
    'Your subscription: it ends first, and keeps nothing but its numbers.',
    'Our copies of letters to you.',
    'What is left of your credit is lost. Gift cards in your account go back to whoever has their code: write it down if you want to use them.',
  ],
  staysTitle: 'What stays, and why',
  stays: [
    'What was ordered, on which day and at what price, without anything about you: the law asks for books that add up.',
    'Which version of our terms you agreed to and when, if you have ever ordered: it belongs to the orders.',
    'That somebody was erased, when and why.',
  ],
  documents: (count: number, years: number) =>
    `Your name and address on ${count === 1 ? 'one invoice' : `${count} invoices and credit notes`}: tax law asks for them. They are removed ${
      years === 0
        ? 'at the end of the year of the issue'
        : `${years} ${years === 1 ? 'year' : 'years'} after the end of the year of the issue`
    }.`,
  lately:
    'If we learn that something in a box you have had is not as we said, we can no longer write to you: we would not know where.',
  owed: (amount: string, order: string) =>
    `You have not paid ${amount} of ${order}. That you owe it does not end.`,
  underWayTitle: 'Not yet: orders of yours are under way',
  underWayText:
    'Their boxes have to leave us and their money has to be settled first. An order that has not closed you can cancel.',
  worksHereTitle: 'You work here',
  worksHereText: 'Ask an owner to take you off the staff first.',
  password: 'Your password',
  passwordHint: 'So that nobody does this who only finds your screen.',
  passwordFault: 'Write your password.',
  passwordWrong: 'This is not your password.',
  submit: 'Erase me for good',
  sending: 'Erasing …',
  back: 'Keep my account',
  download: 'Look at your data first, or take it along',
  doneTitle: 'You are erased',
  doneText:
    'We know nothing about you any more but what the law has us keep. Goodbye, and thank you.',
  doneNext: 'To the front page',
  // as staff read it
  staffTitle: 'Erase this customer',
  staffText: (customerNo: number) =>
    `For customer ${customerNo}, who asked for it. Make sure that it is them: it cannot be undone.`,
  staffReason: 'Why, and how they asked',
  staffReasonHint: 'It is kept. Name nobody in it.',
  staffReasonFault: 'Say why, in at most 200 characters.',
  staffSubmit: 'Erase for good',
  staffBack: 'Back to the customer',
  staffLink: 'Erase …',
  staffDocuments: (count: number, years: number) =>
    `Invoices and credit notes that keep name and address for ${years} ${years === 1 ? 'year' : 'years'} after the year of their issue: ${count}.`,
  staffUnderWay: 'Orders are under way',
  staffUnderWayText: 'They end first: their boxes leave, and their money is settled.',
  staffWorksHere: 'They work here: take them off the staff first.',
  staffOwed: 'Not paid',
};
