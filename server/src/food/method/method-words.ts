import type { Cooking } from '../../contract/food-terms.ts';

/** The English of the method: how lists are joined, numbers are spoken, and what cooked through means. */

export function joined(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Words that begin with a capital wherever they stand. */
const properWords = new Set(
  (
    'american argentine asian balinese bengali british californian cajun caribbean chinese cornish cypriot danish dijon dutch english ' +
    'french georgian german goan greek indian indonesian iranian irish italian jamaican japanese kalamata kashmiri korean lebanese ' +
    'madras malay malaysian mexican moroccan neapolitan norwegian persian polish portuguese provençal roquefort russian scotch ' +
    'scottish seville sichuan sicilian spanish swedish swiss syrian szechuan thai tunisian turkish tuscan venetian vietnamese ' +
    'welsh worcestershire'
  ).split(' '),
);

/** A name within a sentence: “basmati rice”, but “Greek yoghurt”. */
export function inSentence(name: string): string {
  const [first = ''] = name.split(/[^\p{L}\p{M}]/u, 1);
  const isProper = properWords.has(first.toLowerCase()) || /\p{Lu}/u.test(first.slice(1));
  return isProper ? name : lowered(name);
}

/** A swap that has no words of its own takes the article of what it stands for. */
export const withArticleOf = (words: string, name: string): string =>
  /^the\s/i.test(words) ? `the ${name}` : name;

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * What the cook looks for. Temperatures and signs follow the advice of food safety authorities: 75 °C in the middle (or 70 °C for two
 * minutes) for poultry, minced and rolled meat, pork and sausages; whole cuts of beef and lamb sealed on every side; frozen berries
 * boiled for a minute; dried kidney beans boiled hard for ten minutes.
 */
export const untilDone: Record<Exclude<Cooking, 'none'>, string> = {
  through: 'until no pink is left, the juices run clear and it is 75 °C in the middle',
  seared: 'until browned on every side',
  fish: 'until opaque and flaking',
  shellfish: 'until opaque and firm all through',
  shells: 'until the shells have opened (throw away any that stay shut)',
  egg: 'until the white is set (and the yolk too for the very young, the pregnant, the old and the unwell)',
  beans: 'boiled hard for 10 minutes, then simmered until soft all through',
  tender: 'until tender',
  hot: 'until steaming hot all through',
  boiled: 'until it has boiled for a full minute',
};

/** Advice that an author's own words may not replace, only surround. */
export const adviceStands: ReadonlySet<Cooking> = new Set(['through', 'shells', 'beans', 'boiled']);

/** Words of names that say how a thing is rather than what it is. */
export const describing = new Set(
  (
    'a and of the in with little small large fresh dry dried ground whole plain dark light double frozen smoked roasted roast sun chopped ' +
    'flaked flakes tinned firm silken glass rolled caster baking cooking mature hard vegetarian free red green white black brown spring ' +
    'sweet cherry king star leaf flat leaves cube blend market sauce paste gem soft spread mixed hot mild natural organic raw cooked boneless skinless'
  ).split(' '),
);

/** Words of names that are also what a dish is: they name an ingredient, and lie about none. */
export const dishes = new Set(['curry']);

/** Words of food whose one and many are not as others, or that are spelled in several ways. */
export const irregularPlurals: Record<string, string> = {
  leaves: 'leaf',
  loaves: 'loaf',
  halves: 'half',
  calves: 'calf',
  knives: 'knife',
  chillies: 'chilli',
  chilies: 'chilli',
  chili: 'chilli',
  chilis: 'chilli',
  chile: 'chilli',
  chiles: 'chilli',
};

/** What people also call things, without accents: each word for things whose names hold one of these. */
export const alsoCalled: Record<string, readonly string[]> = {
  fish: ['cod', 'salmon', 'mackerel', 'tuna', 'anchovy', 'haddock', 'trout', 'hake'],
  meat: [
    'chicken',
    'beef',
    'lamb',
    'pork',
    'steak',
    'sausage',
    'chorizo',
    'mince',
    'turkey',
    'duck',
  ],
  beef: ['bavette', 'steak'],
  steak: ['bavette'],
  pasta: ['spaghetti', 'rigatoni', 'orzo', 'tagliatelle', 'penne'],
  ribbon: ['tagliatelle'],
  tube: ['rigatoni', 'penne'],
  cheese: [
    'feta',
    'halloumi',
    'paneer',
    'mozzarella',
    'ricotta',
    'parmesan',
    'gruyere',
    'cheddar',
    'mascarpone',
  ],
  nut: ['almond', 'cashew', 'walnut', 'hazelnut', 'pistachio', 'pecan', 'peanut'],
  bread: ['naan', 'pitta', 'sourdough', 'tortilla'],
  flatbread: ['naan', 'pitta', 'tortilla'],
  wrap: ['tortilla'],
  breadcrumb: ['panko'],
  crumb: ['panko', 'breadcrumb'],
  herb: [
    'coriander',
    'parsley',
    'basil',
    'mint',
    'dill',
    'thyme',
    'rosemary',
    'sage',
    'chive',
    'oregano',
  ],
  pepper: ['peppercorn'],
  berry: ['blueberry', 'raspberry'],
  yogurt: ['yoghurt'],
  cream: ['creme'],
  seafood: ['prawn', 'mussel', 'squid'],
  shellfish: ['prawn', 'mussel'],
  pulse: ['lentil', 'bean', 'chickpea'],
  grain: ['rice', 'quinoa', 'barley', 'bulgur', 'couscous'],
  raisin: ['sultana'],
  tomato: ['passata'],
  poultry: ['chicken', 'turkey', 'duck', 'goose'],
  bird: ['chicken', 'turkey', 'duck', 'goose'],
  yolk: ['egg'],
  shrimp: ['prawn'],
  prawn: ['shrimp'],
  beancurd: ['tofu'],
  eggplant: ['aubergine'],
  aubergine: ['eggplant'],
  zucchini: ['courgette'],
  courgette: ['zucchini'],
  cilantro: ['coriander'],
  arugula: ['rocket'],
  scallion: ['onion'],
  garbanzo: ['chickpea'],
  cornstarch: ['cornflour'],
  soya: ['soy', 'soybean'],
  soy: ['soya', 'soybean'],
  yoghurt: ['yogurt'],
};

/** Numbers before these are not amounts of food: they stay as they are for any number of servings. */
export const unscaled =
  'minutes?|mins?|hours?|hrs?|seconds?|secs?|days?|nights?|°|degrees?|cm|mm|%|sides?|times?|ways?|thirds?|quarters?|fifths?|halves|more';
/** Units that are amounts of food. */
export const scaledUnits =
  'ml|millilitres?|l|litres?|g|grams?|kg|tbsp|tsp|tablespoons?|teaspoons?|cups?';

/** Food that hurts some people, and drink that some never touch: these name it wherever they stand. */
export const alwaysFood = new Set(
  (
    'peanut almond hazelnut walnut cashew pecan pistachio macadamia prawn shrimp crab lobster crayfish mussel squid clam scallop cod salmon ' +
    'haddock mackerel trout tuna anchovy sardine chicken turkey duck beef veal lamb pork bacon chorizo tofu tempeh miso tahini sesame lupin ' +
    'egg milk buttermilk celery mustard yoghurt yogurt feta halloumi mozzarella parmesan cheddar wine beer sherry brandy rum vodka whisky'
  ).split(' '),
);

/** Promises about who may eat it, which a swap, an extra or a correction may break. */
const avoided =
  'gluten|wheat|dairy|milk|lactose|eggs?|nuts?|peanuts?|soya?|fish|shellfish|sesame|mustard|celery|sulphites?|lupin|allergens?|meat|pork|alcohol|animal products?';
export const claims = new RegExp(
  `(?<!\\p{L})(?:vegans?|vegetarians?|veggie|plant[- ]based|meatless|halal|kosher|coeliacs?|celiacs?|hypoallergenic|(?:${avoided})[- ]free` +
    `|free (?:of|from) (?:any |all )?(?:${avoided})|(?:without|contains? no|no) (?:any )?(?:${avoided}))(?!\\p{L})`,
  'giu',
);

/** What a cook would keep raw by, unless they are told not to. */
export const keptRaw =
  /(?<!\p{L})(?<!(?:no longer|nothing|never|not|if|unless|until no|without any) (?:\p{L}+ ){0,3})(?:medium[- ]rare|rare(?= in| inside|[.,;])|(?:still|stays?|slightly|a little|a touch) (?:pink|raw|rare|bloody)|middle pink|(?:pink|raw|bloody) (?:inside|at the bone|in(?:side)? the (?:middle|centre))|undercooked|underdone|half[- ]cooked|half[- ]raw)(?!\p{L})/iu;

/** What takes back that something is done. */
export const takenBack =
  /(?<!\p{L})(?:not|never|no need|without|hardly|almost|nearly|\p{L}+n[’']t)(?!\p{L})/iu;

/** Amounts without a figure. What is “of the” something stands for a share of what is in the pot. */
export const spokenAmount = new RegExp(
  `(?<!\\p{L})(?:(?:an?|one|another|half an?|half|a quarter of an?|three[- ]quarters of an?|a couple of|a few|several|a dozen) ` +
    `(?:(?:large|small|good|generous|heaped|level|full) )?` +
    `(?:(?:cup|mug|glass|jug|tin|can|tablespoon|teaspoon|tbsp|tsp)(?:e?s|fuls?)? of(?! (?:the|its|their|this|that)(?!\\p{L}))|(?:litre|liter|pint|quart|kilo|kilogram|ounce|pound)s?(?! (?:pan|pot|dish|jug|bowl|jar|tin)(?!\\p{L})))` +
    `|half an? (?:tin|can)|half a dozen|a dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?!\\p{L})(?!(?:(?:-| to | or )\\p{L}+)* (?:minutes?|seconds?|hours?|times?|days?))`,
  'giu',
);
