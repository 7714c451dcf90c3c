import type { Tongue } from './tongue.ts';

const rules = new Intl.PluralRules('ar');
const places: Partial<Record<Intl.LDMLPluralRule, number>> = { one: 0, two: 1, few: 2 };

export const arabic: Tongue = {
  language: 'ar',
  joined: (items) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join('، ')} و${items.at(-1) ?? ''}`,
  inSentence: (name) => name,
  standsFor: (_words, name) => name,
  untilDone: {
    through: 'حتى يختفي أي لون وردي وتخرج العصارة صافية وتبلغ الحرارة في الوسط 75 درجة مئوية',
    seared: 'حتى يتحمّر من كل الجوانب',
    fish: 'حتى يصبح السمك معتمًا ويتفتّت إلى رقائق',
    shellfish: 'حتى يصبح معتمًا ومتماسكًا بالكامل',
    shells: 'حتى تنفتح الأصداف (وتُرمى كل صدفة تبقى مغلقة)',
    egg: 'حتى يتماسك بياض البيض (وصفاره أيضًا للأطفال الصغار والحوامل وكبار السن والمرضى)',
    beans: 'بالغليان الشديد مدة 10 دقائق، ثم على نار هادئة حتى يلين بالكامل',
    tender: 'حتى ينضج ويصبح طريًا',
    hot: 'حتى يسخن بالكامل ويتصاعد منه البخار',
    boiled: 'حتى يغلي دقيقة كاملة',
  },
  units: { ml: 'مل', g: 'غ', tbsp: 'ملعقة كبيرة', tsp: 'ملعقة صغيرة' },
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
