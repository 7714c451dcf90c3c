import type { Language } from '../../../../server/src/contract/languages.ts';
import type { languageWords as englishWords, unitWords as english } from '../en/language.ts';

const counted = new Intl.PluralRules('ar');

export const language: Language = 'ar';
export const unitWords: typeof english = {
  mg: (value) => `${value} ملغ`,
  g: (value) => `${value} غ`,
  kg: (value) => `${value} كغ`,
  ml: (value) => `${value} مل`,
  l: (value) => `${value} ل`,
  pieces: (value, count) => {
    switch (counted.select(count)) {
      case 'one':
        return 'قطعة واحدة';
      case 'two':
        return 'قطعتان';
      case 'few':
        return `${value} قطع`;
      default:
        return `${value} قطعة`;
    }
  },
};

export const languageWords: typeof englishWords = {
  choose: 'اللغة',
  chooseHere: 'هذه الصفحة بلغة أخرى',
};
