/** What the home page says. */
export const homeWords = {
  title: (shop: string) => `${shop}: meal kits from a well-kept pantry`,
  description:
    'Choose recipes, change what is in them, and get exactly those ingredients on the day you pick.',
  headline: 'Dinner from a well-kept pantry',
  lead: (shop: string) =>
    `${shop} is a meal-kit store: you choose recipes and change what is in them, and we bring exactly those ingredients on the day you pick.`,
  seeMenu: 'See the menu',
  howItWorks: 'How it works',
  picks: 'This week’s picks',
  picksLead: 'The newest dish from each shelf of the menu.',
  allRecipes: (total: number) => `All ${total} recipes`,
  categories: 'Browse the shelves',
  recipes: (count: number) => (count === 1 ? '1 recipe' : `${count} recipes`),
  steps: [
    {
      title: 'Choose your dishes',
      text: 'Every recipe says how long it takes, what it costs a serving and what it contains.',
    },
    {
      title: 'Make them yours',
      text: 'Set the servings, leave out the coriander, swap the butter. The price follows at once.',
    },
    {
      title: 'Pick a day',
      text: 'We portion everything you need and nothing you do not. Until the cut-off you can cancel.',
    },
  ],
  notes: 'What we keep honest',
  allergensTitle: 'Allergens, said plainly',
  allergensText:
    'We follow the EU’s list of 14, ingredient by ingredient. When something is not declared we say so: unknown is not free-from, and traces are told where makers warn of them.',
  stockTitle: 'Stock to the gram',
  stockText:
    'All recipes share one pantry. “3 servings left” means three, and what you order is kept for you.',
  priceTitle: 'A price you can add up',
  priceText:
    'Each ingredient by its amount, plus the work of preparing it. Open “Why this price?” on any recipe.',
  emptyTitle: 'The menu is being written',
  emptyText: 'There are no recipes yet. Come back soon.',
};
