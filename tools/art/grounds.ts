/** The colour of each category's ground, in three tints so that neighbours differ a little. */
export const grounds: Readonly<Record<string, readonly [string, string, string]>> = {
  bowls: ['#f0d08a', '#eed9a4', '#f3c97c'],
  noodles: ['#efb294', '#f0bfa2', '#e9a98d'],
  curries: ['#e9c27a', '#dfc58c', '#efb869'],
  pasta: ['#e6a391', '#edb5a0', '#dd9c8f'],
  'roasts-and-trays': ['#b4c3a4', '#a9bda4', '#c3cba8'],
  'soups-and-stews': ['#9cc4b9', '#a9cbc0', '#8fbab4'],
  salads: ['#c9d69c', '#bdd09d', '#d5daa6'],
  'tacos-and-wraps': ['#a9c6dc', '#b8cfde', '#9dbdd6'],
  brunch: ['#f1dcb6', '#eadbbd', '#f4d8ae'],
  puddings: ['#dcb9cf', '#d0b8d4', '#e4bfc8'],
};
