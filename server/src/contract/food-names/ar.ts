import type { Allergen, Diet } from '../food-terms.ts';

/** As an ingredient is declared: a group alone says that nobody has said which food of it. */
export const allergens: Record<Allergen, string> = {
  gluten: 'الغلوتين (حبوب غير محددة)',
  wheat: 'القمح',
  rye: 'الجاودار',
  barley: 'الشعير',
  oats: 'الشوفان',
  crustaceans: 'القشريات',
  eggs: 'البيض',
  fish: 'السمك',
  peanuts: 'الفول السوداني',
  soybeans: 'فول الصويا',
  milk: 'الحليب',
  nuts: 'المكسرات (نوع غير محدد)',
  almonds: 'اللوز',
  hazelnuts: 'البندق',
  walnuts: 'الجوز (عين الجمل)',
  cashews: 'الكاجو',
  pecans: 'جوز البيكان',
  'brazil-nuts': 'جوز البرازيل',
  pistachios: 'الفستق',
  macadamias: 'جوز المكاديميا',
  celery: 'الكرفس',
  mustard: 'الخردل',
  sesame: 'السمسم',
  sulphites: 'ثاني أكسيد الكبريت والكبريتيت',
  lupin: 'الترمس',
  molluscs: 'الرخويات',
};

/** After «ليس». */
export const dietsSaidOf: Record<Diet, string> = {
  vegan: 'نباتيًا صرفًا',
  vegetarian: 'نباتيًا',
  pescatarian: 'نباتيًا مع السمك',
  'pork-free': 'خاليًا من لحم الخنزير',
  'alcohol-free': 'خاليًا من الكحول',
};
