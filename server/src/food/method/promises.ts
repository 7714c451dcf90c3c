/** What each promise about who may eat something is of, in whatever language it is made; what none of them knows is of a kind of its own. */
const kinds = {
  vegan: /vegan|plant|pflanzlich|فيغان|animal|tierisch|حيوانية/iu,
  vegetarian: /vegetari|veggie|نباتي/iu,
  meat: /meat|(?<!schweine)fleisch|لحم(?! ?خنزير)/iu,
  pork: /pork|schweinefleisch|خنزير/iu,
  halal: /halal|حلال/iu,
  kosher: /kosher|koscher|كوشر/iu,
  gluten: /gluten|coeliac|celiac|zöliakie|غلوتين|جلوتين|سيلياك/iu,
  wheat: /wheat|weizen|قمح/iu,
  milk: /milk|dairy|milch|حليب|ألبان/iu,
  lactose: /lactose|laktose|لاكتوز/iu,
  egg: /egg|(?<!\p{L})ei(?:er)?n?(?=-?frei|(?!\p{L}))|بيض/iu,
  peanut: /peanut|erdn[uü]ss|سوداني/iu,
  nut: /(?<!pea)nut|(?<!erd)n[uü]ss|مكسرات/iu,
  soya: /soy|soja|صويا/iu,
  fish: /(?<!shell)fish|fisch|سمك/iu,
  shellfish: /shellfish|krebstier|schalentier|meeresfr|قشريات/iu,
  sesame: /sesam|سمسم/iu,
  mustard: /mustard|senf|خردل/iu,
  celery: /celery|sellerie|كرفس/iu,
  sulphites: /sul(?:ph|f)it/iu,
  lupin: /lupin/iu,
  allergens: /allergen|حساسية/iu,
  alcohol: /alcohol|alkohol|كحول/iu,
};
type Kind = keyof typeof kinds;

/** What goes with a promise: nothing that is vegan is of meat. */
const alsoPromised: Partial<Record<Kind, readonly Kind[]>> = {
  vegan: ['vegetarian', 'meat'],
  vegetarian: ['meat'],
  milk: ['lactose'],
};

/** Of which kinds these promises are. */
export function kindsPromised(claims: readonly string[]): ReadonlySet<string> {
  const all = Object.keys(kinds) as Kind[];
  return new Set(
    claims.flatMap((claim): string[] => {
      const own = all.filter((kind) => kinds[kind].test(claim));
      return own.length > 0 ? own : [claim];
    }),
  );
}

/** What may be promised where these are: the same, and what goes with it. */
export const kindsAllowed = (claims: readonly string[]): ReadonlySet<string> => {
  const own = kindsPromised(claims);
  return new Set([...own].flatMap((kind) => [kind, ...(alsoPromised[kind as Kind] ?? [])]));
};
