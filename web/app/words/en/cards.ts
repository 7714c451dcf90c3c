/** Recipe cards as they are printed. */
export const cardWords = {
  scan: 'Cook it step by step on your phone.',
  paper: 'Paper',
  papers: { a4: 'A4', a5: 'A5', letter: 'US Letter' },
  large: 'Large print',
  choose: 'Show it so',
};
