/** Two people, or two tabs, at once. */
export const twoVersionsWords = {
  title: 'Somebody else saved this meanwhile',
  text: 'Nothing was overwritten, and what you typed is still here. Choose what each of these shall be, then save again.',
  mine: 'Yours',
  theirs: 'Saved meanwhile',
  nothing: 'nothing',
};
