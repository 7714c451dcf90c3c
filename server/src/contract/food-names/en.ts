import type { Allergen } from '../food-terms.ts';

/** As an ingredient is declared: a group alone says that nobody has said which food of it. */
export const allergens: Record<Allergen, string> = {
  gluten: 'Gluten (unspecified cereal)',
  wheat: 'Wheat',
  rye: 'Rye',
  barley: 'Barley',
  oats: 'Oats',
  crustaceans: 'Crustaceans',
  eggs: 'Eggs',
  fish: 'Fish',
  peanuts: 'Peanuts',
  soybeans: 'Soybeans',
  milk: 'Milk',
  nuts: 'Nuts (unspecified kind)',
  almonds: 'Almonds',
  hazelnuts: 'Hazelnuts',
  walnuts: 'Walnuts',
  cashews: 'Cashews',
  pecans: 'Pecans',
  'brazil-nuts': 'Brazil nuts',
  pistachios: 'Pistachios',
  macadamias: 'Macadamias',
  celery: 'Celery',
  mustard: 'Mustard',
  sesame: 'Sesame',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
};

/** Of a name, or of what is made of one: inside a sentence. Brazil keeps its capital. */
export const inSentence = (name: string): string =>
  name.startsWith('Brazil') ? name : name.toLowerCase();
