/** A menu by week, where the shop has one. */
export const weekWords = {
  title: 'Weeks',
  near: ['This week', 'Next week'],
  from: (day: string) => `Week of ${day}`,
  until: (moment: string) => `Order for this week until ${moment}.`,
  later: (moment: string) => `You can order from this menu from ${moment}.`,
  closed: 'This week is closed for orders. Its meals can still be read.',
  noDays: 'The days of this week have closed for orders.',
  none: 'There is no menu to order from right now. Look again soon.',
  gone: 'There is no menu for that week',
  goneText: 'Choose one of the weeks below.',
  offered: (weeks: string) => `On the menu: ${weeks}.`,
  notOffered:
    'Not on the menu of the coming weeks. You can still read it, and order it once a week offers it.',
  boxTitle: 'Which weeks your box fits',
  fits: 'Everything in your box is on the menu.',
  missing: (dishes: string) => `Not on the menu: ${dishes}.`,
  soldOut: (dish: string, left: string) => `${dish}: ${left} left for that week.`,
  leaveOut: (dishes: string, week: string) => `Leave out ${dishes} to order for: ${week}`,
  fitsNone: 'No week offers all of it: leave something out below, or order the rest another time.',
  noMenu: 'No menu yet',
  notAll: 'Not all of your box',
};
