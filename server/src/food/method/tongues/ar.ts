import { timesInFigures } from './spoken-times.ts';
import type { Tongue } from './tongue.ts';

const rules = new Intl.PluralRules('ar');
const places: Partial<Record<Intl.LDMLPluralRule, number>> = { one: 0, two: 1, few: 2 };

export const arabic: Tongue = {
  language: 'ar',
  joined: (items) => items.join(' و'),
  inSentence: (name) => name,
  standsFor: (_words, name) => name,
  untilDone: {
    through: 'حتى يختفي اللون الوردي تمامًا ويخرج العصير صافيًا وتبلغ الحرارة في الوسط 75 درجة مئوية',
    seared: 'حتى تتحمّر كل الجوانب',
    fish: 'حتى يصبح لحم السمك معتمًا ويتفتّت بسهولة',
    shellfish: 'حتى يصبح اللحم معتمًا ومتماسكًا من الداخل كله',
    shells: 'حتى تنفتح الأصداف (وما يبقى مغلقًا منها يُرمى)',
    egg: 'حتى يتماسك البياض (والصفار أيضًا لصغار الأطفال والحوامل وكبار السن والمرضى)',
    beans: 'غليان قوي 10 دقائق، ثم نار هادئة حتى الطراوة التامة من الداخل',
    tender: 'حتى النضج والطراوة',
    hot: 'حتى السخونة التامة من الداخل مع تصاعد البخار',
    boiled: 'حتى تمر دقيقة كاملة على الغليان',
  },
  units: { ml: 'مل', g: 'غ', tbsp: 'ملعقة كبيرة', tsp: 'ملعقة صغيرة' },
  measures: {
    seconds: 'ثانية|ثوان[يٍ]?',
    minutes: 'دقيقة|دقائق',
    hours: 'ساعة|ساعات',
    days: 'يوما?|أيام',
    '°C': 'درجة(?: مئوية)?|°\\s*م|بالمروحة',
    '°F': 'درجة فهرنهايت(?:ية)?|°\\s*ف',
    mm: 'مم|ملم|مليمترات|مليمترا?',
    cm: 'سم|سنتيمترات|سنتيمترا?',
    '%': '٪|في المئة|بالمئة',
    g: 'غ|غرامات|غراما?',
    kg: 'كغ|كيلوغرامات|كيلوغراما?',
    ml: 'مل|مليلترا?',
    l: 'ل|لترات|لترا?',
    tbsp: 'ملعقة كبيرة|ملاعق كبيرة',
    tsp: 'ملعقة صغيرة|ملاعق صغيرة',
  },
  rangeWords: 'إلى|أو|و',
  several: {
    seconds: '(?:[وبلك]|ال|لل)?ثوان[يٍ]?',
    minutes: '(?:[وبلك]|ال|لل)?دقائق',
    hours: '(?:[وبلك]|ال|لل)?ساعات',
  },
  timesInFigures: timesInFigures.arabic,
  // They agree with what is counted: figures do not have to.
  numberInWords: () => undefined,
  counted: (forms, quarters) => {
    if (forms.length < 3)
      return { word: (quarters <= 4 ? forms[0] : (forms[1] ?? forms[0])) ?? '' };
    const count = quarters / 4;
    const place = count <= 1 ? 0 : (places[rules.select(count)] ?? forms.length - 1);
    return { word: forms[place] ?? '', saysNumber: place === 1 };
  },
};
