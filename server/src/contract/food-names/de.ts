import type { Allergen, Diet } from '../food-terms.ts';

/** As Annex II of the LMIV, Regulation (EU) No 1169/2011, names them; a group alone says that nobody has said which food of it. */
export const allergens: Record<Allergen, string> = {
  gluten: 'Gluten (Getreideart nicht angegeben)',
  wheat: 'Weizen',
  rye: 'Roggen',
  barley: 'Gerste',
  oats: 'Hafer',
  crustaceans: 'Krebstiere',
  eggs: 'Eier',
  fish: 'Fisch',
  peanuts: 'Erdnüsse',
  soybeans: 'Sojabohnen',
  milk: 'Milch',
  nuts: 'Schalenfrüchte (Art nicht angegeben)',
  almonds: 'Mandeln',
  hazelnuts: 'Haselnüsse',
  walnuts: 'Walnüsse',
  cashews: 'Cashewnüsse',
  pecans: 'Pekannüsse',
  'brazil-nuts': 'Paranüsse',
  pistachios: 'Pistazien',
  macadamias: 'Macadamianüsse',
  celery: 'Sellerie',
  mustard: 'Senf',
  sesame: 'Sesam',
  sulphites: 'Schwefeldioxid und Sulfite',
  lupin: 'Lupinen',
  molluscs: 'Weichtiere',
};

/** After “Spuren von”. */
export const inDative: Record<Allergen, string> = {
  ...allergens,
  crustaceans: 'Krebstieren',
  eggs: 'Eiern',
  peanuts: 'Erdnüssen',
  nuts: 'Schalenfrüchten (Art nicht angegeben)',
  hazelnuts: 'Haselnüssen',
  walnuts: 'Walnüssen',
  cashews: 'Cashewnüssen',
  pecans: 'Pekannüssen',
  'brazil-nuts': 'Paranüssen',
  macadamias: 'Macadamianüssen',
  sulphites: 'Schwefeldioxid und Sulfiten',
  molluscs: 'Weichtieren',
};

/** After “ist nicht” and “gilt als”. */
export const dietsSaidOf: Record<Diet, string> = {
  vegan: 'vegan',
  vegetarian: 'vegetarisch',
  pescatarian: 'pescetarisch',
  'pork-free': 'frei von Schweinefleisch',
  'alcohol-free': 'alkoholfrei',
};
