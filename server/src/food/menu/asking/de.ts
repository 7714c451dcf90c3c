import { listed, type Asking } from './asking.ts';

/** Without the endings of plurals and cases, again and again, and with umlauts however they are typed: `Nüsse`, `Nuessen`, `Nuss`. */
function stem(word: string): string {
  const once = shorter(plain(word));
  return once === word ? word : stem(once);
}

const plain = (word: string): string => word.replace(/([aou])e/g, '$1');

function shorter(word: string): string {
  if (word === 'eier' || word === 'eiern') return 'ei';
  return word.replace(/^(.{3,}?)(?:ern|em|en|er|es|e|(?<=[lr])n|(?<=[bdfghklmnrt])s)$/, '$1');
}

const absence = /^(.{2,}?)(frei|los)(?:e[mnrs]?)?$/;
const aversion =
  /^(.{2,}?)(?:allergie|allergien|allergiker|allergikerin|allergisch|intoleranz|intoleranzen|intolerant|unvertraglichkeit|unvertraglichkeiten|unvertraglich)$/;

export const german: Asking = {
  stem,
  // A food is the end of a word or its beginning: Basmatireis, Reisnudeln.
  isAbout: (food, other) =>
    food.length > 3
      ? other.startsWith(food) || other.endsWith(food)
      : (other.endsWith(food) && other.length > food.length + 2) ||
        (other.startsWith(food) && /^s?en./.test(other.slice(food.length))),
  apart: (word, isName) => {
    if (plain(word) === 'zoliakie') return ['ohne', 'gluten'];
    const [, from = '', how] = absence.exec(plain(word)) ?? [];
    if (how === 'frei' || (from !== '' && isName(from))) return ['ohne', from];
    const [, hurts] = aversion.exec(plain(word)) ?? [];
    return hurts === undefined ? undefined : ['ohne', hurts];
  },
  madeFrom: (word) => madeOf.exec(plain(word))?.[1],
  allergens: {
    Gluten: ['gluten'],
    Weizen: ['wheat'],
    Dinkel: ['wheat'],
    Emmer: ['wheat'],
    Einkorn: ['wheat'],
    Kamut: ['wheat'],
    Grünkern: ['wheat'],
    Roggen: ['rye'],
    Gerste: ['barley'],
    Hafer: ['oats'],
    Krebstiere: ['crustaceans'],
    Krustentiere: ['crustaceans'],
    Krebs: ['crustaceans'],
    Garnele: ['crustaceans'],
    Krabbe: ['crustaceans'],
    Shrimp: ['crustaceans'],
    Scampi: ['crustaceans'],
    Hummer: ['crustaceans'],
    Languste: ['crustaceans'],
    Schalentiere: ['crustaceans', 'molluscs'],
    Meeresfrüchte: ['fish', 'crustaceans', 'molluscs'],
    Ei: ['eggs'],
    Hühnerei: ['eggs'],
    Eigelb: ['eggs'],
    Eiweiß: ['eggs'],
    Eiklar: ['eggs'],
    Fisch: ['fish'],
    Erdnuss: ['peanuts'],
    'Erd Nuss': ['peanuts'],
    // Of a list: Erd-, Hasel- und Walnüsse.
    Erd: ['peanuts'],
    Hasel: ['hazelnuts'],
    Wal: ['walnuts'],
    Para: ['brazil-nuts'],
    Pekan: ['pecans'],
    Kuh: ['milk'],
    Soja: ['soybeans'],
    Sojabohne: ['soybeans'],
    Milch: ['milk'],
    Kuhmilch: ['milk'],
    Ziegenmilch: ['milk'],
    Schafmilch: ['milk'],
    Schafsmilch: ['milk'],
    Büffelmilch: ['milk'],
    Milcheiweiß: ['milk'],
    Milchprodukt: ['milk'],
    Molkereiprodukt: ['milk'],
    Laktose: ['milk'],
    Lactose: ['milk'],
    Milchzucker: ['milk'],
    Käse: ['milk'],
    Nuss: ['nuts', 'peanuts'],
    Schalenfrucht: ['nuts'],
    Schalenfrüchte: ['nuts'],
    Mandel: ['almonds'],
    Haselnuss: ['hazelnuts'],
    'Hasel Nuss': ['hazelnuts'],
    Walnuss: ['walnuts'],
    'Wal Nuss': ['walnuts'],
    Baumnuss: ['walnuts'],
    Cashew: ['cashews'],
    Cashewnuss: ['cashews'],
    Cashewkern: ['cashews'],
    Pekannuss: ['pecans'],
    Pecannuss: ['pecans'],
    Paranuss: ['brazil-nuts'],
    Pistazie: ['pistachios'],
    Macadamia: ['macadamias'],
    Macadamianuss: ['macadamias'],
    Sellerie: ['celery'],
    Senf: ['mustard'],
    Sesam: ['sesame'],
    Sulfit: ['sulphites'],
    Schwefel: ['sulphites'],
    Schwefeldioxid: ['sulphites'],
    Lupine: ['lupin'],
    Weichtiere: ['molluscs'],
    Muschel: ['molluscs'],
    Miesmuschel: ['molluscs'],
    Auster: ['molluscs'],
    Tintenfisch: ['molluscs'],
    Kalmar: ['molluscs'],
    Schnecke: ['molluscs'],
  },
  others: listed('Muskat Nuss, Kokos Nuss, Kokos Milch'),
  diets: {
    vegan: 'vegan',
    Veganer: 'vegan',
    pflanzlich: 'vegan',
    'rein pflanzlich': 'vegan',
    vegetarisch: 'vegetarian',
    Vegetarier: 'vegetarian',
    veggie: 'vegetarian',
    pescetarisch: 'pescatarian',
    pescatarisch: 'pescatarian',
    pesketarisch: 'pescatarian',
  },
  dietsWithout: {
    Fleisch: 'vegetarian',
    Schweinefleisch: 'pork-free',
    Schwein: 'pork-free',
    Speck: 'pork-free',
    Schinken: 'pork-free',
    Schmalz: 'pork-free',
    Alkohol: 'alcohol-free',
  },
  madeOfIt: [],
  negations:
    listed(`ohne, kein, keine, keinen, keinem, keiner, keines, keinerlei, nicht, nichts, nie, niemals, nein, weder, außer,
    ausgenommen, ausgeschlossen, vermeiden, vermeide, meiden, meide, weglassen, minus, sonder, frei von, verzicht auf, verzichte auf,
    verzichten auf`),
  clausal: listed(
    'nicht, nie, niemals, keine, keinen, nein, weglassen, vermeiden, vermeide, meiden, meide, ausgeschlossen',
  ),
  mistyped: listed(
    'ohne, keine, keinen, keinerlei, nicht, nichts, vermeiden, weglassen, allergie, allergisch, unverträglichkeit',
  ),
  afterNegation:
    listed(`jede, jeden, jegliche, jeglichen, jeglicher, irgendwelche, der, die, das, den, dem, ein, eine, einen, von, vom,
    gegen, auf, an, mit, im, enthalten, enthält, Zugabe, Zusatz, zugesetzte, zugesetzten, zugesetzter, Spuren, esse, essen, mag,
    vertrage, vertragen, haben, drin, drinnen, darin, sein, gut, stark, schwer, bitte`),
  withs: ['mit'],
  joins: listed('und, oder, noch, sowie, bzw, u, o'),
  ands: listed('und, sowie, u'),
  closings: listed('frei, los'),
  aversions:
    listed(`Allergie, Allergien, Allergiker, Allergikerin, allergisch, Intoleranz, Intoleranzen, intolerant, Unverträglichkeit,
    Unverträglichkeiten, unverträglich`),
  against: listed('gegen, auf, von'),
  // A small onion is one typing error away from none.
  fillers:
    listed(`am, an, auf, bin, dürfen, muss, möglichst, reagiere, reagiert, schwer, sehr, stark, bitte, darf, das, dem, den, der, die, drin, darin, ein, eine, einen, einem, einer, enthalten, enthält,
    es, esse, essen, etwas, für, Gericht, Gerichte, habe, haben, ich, im, in, ist, kann, kleine, kleinen, kleiner, kleines, mag, mein,
    meine, mich, mir, mit, möchte, nur, Rezept, Rezepte, sein, sind, soll, sollte, und, oder, vertrage, vertragen, vom, von, was, will,
    wir, zu, zum, alles`),
};

const madeOfIt =
  listed(`butter, mus, mehl, milch, ol, paste, creme, sosse, sauce, kern, kerne, kernen, stuck, stucke, blattchen, splitter,
  stifte, drink, sahne, schrot, flocken, brot, nudeln, samen, saat, korn, korner, kornern, bruhe, fond, extrakt, pulver, pesto, produkt,
  produkte, produkten, protein, eiweiss, fett, sirup, krokant, likor, saucen, sossen, bohne, bohnen`);
const madeOf = new RegExp(`^(.{4,}?)(?:${madeOfIt.join('|')})$`);
