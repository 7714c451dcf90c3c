const weeksAhead = (count: number) => (count === 1 ? '1 week ahead' : `${count} weeks ahead`);

/** What the coming weeks will take. */
export const adminForecastWords = {
  title: 'Forecast',
  text: 'What this week and those after it will take: what is ordered, what subscriptions promise and keep, and what is usually still ordered so long before a day.',
  weeks: 'Weeks after this one',
  show: 'Show',
  portions: 'Portions by week',
  week: 'Week of',
  day: 'Day',
  ordered: 'Ordered',
  subscribed: 'Subscribed, not ordered yet',
  expected: 'Likely in all',
  between: 'Four times of five',
  range: (least: string, most: string) => `${least} to ${most}`,
  nobodyKnows: 'Too little is over to say',
  onlyKnown: 'What is known so far',
  closed: 'Closed',
  days: 'Portions by day',
  meals: 'Meals',
  mealsText: 'Shared among the meals of each week by what they sold before.',
  meal: 'Meal',
  noMeals: 'No meal is expected to be ordered in these weeks.',
  fromEverything: (weeks: string) =>
    `Nobody has planned a menu for ${weeks}: there it is shared among everything that is published.`,
  ingredients: 'Ingredients',
  ingredientsText:
    'What orders to come are likely to take beside what is in stock. What is ordered was taken from the stock already.',
  ingredient: 'Ingredient',
  inStock: 'In stock',
  needed: 'Likely need',
  shortIn: 'Short in the week of',
  enough: 'Enough',
  buy: 'To buy',
  packsOf: (packs: number, size: string) => `${packs} × ${size}`,
  nothing: 'Nothing',
  cost: 'Cost',
  unknown: 'unknown',
  total: 'To buy in all',
  unknownCosts: (count: number) =>
    count === 1
      ? 'and 1 ingredient whose purchase cost is unknown'
      : `and ${count} ingredients whose purchase cost is unknown`,
  noIngredients: 'Nothing is likely to be needed beyond what is ordered.',
  accuracy: 'How far off it was',
  accuracyText:
    'What it would have said of days that are over, from what was known then, beside what they took. All errors together, as a share of all portions.',
  weeksAhead,
  off: (percent: string, days: number) =>
    `${percent} of portions, over ${days === 1 ? '1 day' : `${days} days`}`,
  noAccuracy:
    'Nobody can say yet: it takes three days of a weekday that are over, with two like each before it.',
};
