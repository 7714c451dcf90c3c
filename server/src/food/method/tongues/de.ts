import { timesInFigures } from './spoken-times.ts';
import { oneOrMany, type Tongue } from './tongue.ts';

const numbers: Record<number, string> = {
  2: 'zwei',
  3: 'drei',
  4: 'vier',
  5: 'fünf',
  6: 'sechs',
  7: 'sieben',
  8: 'acht',
  9: 'neun',
  10: 'zehn',
  11: 'elf',
  12: 'zwölf',
};

export const german: Tongue = {
  language: 'de',
  joined: (items) =>
    items.length < 2
      ? (items[0] ?? '')
      : `${items.slice(0, -1).join(', ')} und ${items.at(-1) ?? ''}`,
  inSentence: (name) => name,
  // An article would have to know the gender of a name: recipes do without, and so do we.
  standsFor: (_words, name) => name,
  untilDone: {
    through: 'bis nichts mehr rosa ist, klarer Saft austritt und die Mitte 75 °C hat',
    seared: 'bis alle Seiten gebräunt sind',
    fish: 'bis der Fisch nicht mehr glasig ist und sich leicht zerteilen lässt',
    shellfish: 'bis innen nichts mehr glasig und alles fest ist',
    shells: 'bis sich die Schalen geöffnet haben (was geschlossen bleibt, wegwerfen)',
    egg: 'bis das Eiweiß gestockt ist (für kleine Kinder, Schwangere, alte und kranke Menschen auch das Eigelb)',
    beans: '10 Minuten sprudelnd kochen, dann leise köcheln, bis alles durch und durch weich ist',
    tender: 'bis alles gar und weich ist',
    hot: 'bis alles durch und durch dampfend heiß ist',
    boiled: 'bis alles eine volle Minute gekocht hat',
  },
  units: { ml: 'ml', g: 'g', tbsp: 'EL', tsp: 'TL' },
  measures: {
    seconds: 'Sekunden?|Sek\\.?',
    minutes: 'Minuten?|Min\\.?',
    hours: 'Stunden?|Std\\.?',
    days: 'Tage?n?',
    '°C': '°\\s*C|Grad(?: C(?:elsius)?)?|°',
    '°F': '°\\s*F|Grad F(?:ahrenheit)?',
    mm: 'mm|Millimetern?',
    cm: 'cm|Zentimetern?',
    '%': '%|Prozent',
    g: 'g|Gramm',
    kg: 'kg|Kilo(?:gramm)?',
    ml: 'ml|Milliliter',
    l: 'l|Liter',
    tbsp: 'EL|Esslöffel',
    tsp: 'TL|Teelöffel',
  },
  rangeWords: 'bis|oder|und',
  several: { seconds: 'Sekunden', minutes: 'Minuten', hours: 'Stunden' },
  timesInFigures: timesInFigures.german,
  // One has a gender.
  numberInWords: (count) => numbers[count],
  counted: oneOrMany,
};
