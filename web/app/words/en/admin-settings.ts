import { letterKinds } from '../../../../server/src/contract/letter-kinds.ts';
import type { LetterSetting, ShopSettings } from '../../../../server/src/contract/shop-settings.ts';
import { adminLettersWords } from './admin-letters.ts';

const letters = Object.fromEntries(
  letterKinds.map((kind) => [
    `letter-${kind}`,
    adminLettersWords.setting(adminLettersWords.kinds[kind]),
  ]),
) as Record<LetterSetting, string>;

/** What an owner decides of the shop. */
export const adminSettingsWords = {
  title: 'Settings',
  text: 'What the shop is called, who runs it, and when it delivers. Orders that are placed keep the day and the cut-off that they were promised.',
  shop: 'The shop',
  operator: 'Who runs it',
  operatorText: 'On the imprint, terms and privacy pages, and on invoices.',
  deliveries: 'Deliveries',
  holidays: 'Holidays',
  holidaysText:
    'Days without deliveries. Boxes that are promised for one of them already stay promised: see Delivery days.',
  fields: {
    name: 'Name',
    hours: 'When somebody answers',
    languages: 'Languages beside English',
    operatorName: 'Full legal name',
    operatorAddress: 'Postal address',
    taxNumber: 'Tax number (VAT)',
    email: 'E-mail for customers',
    phone: 'Phone for customers',
    ...letters,
    accent: 'Accent colour',
    logo: 'Logo',
    weeklyMenus: 'Weekly menus: orders hold what the week of their delivery day offers',
    weekdays: 'Weekdays with deliveries',
    cutOffDaysBefore: 'Days before that ordering closes',
    cutOffTime: 'Ordering closes at',
    horizonDays: 'Days ahead that can be ordered for',
    capacity: 'Boxes a day',
    weekdayCapacity: 'On some weekdays otherwise',
    holidays: 'Holidays',
    labelRegime: 'Labels follow the law of',
    labelPrinters: 'Label printers',
  } satisfies Record<keyof ShopSettings, string>,
  weeklyMenusHint:
    'Plan a week under Weekly menus and put it on the menu first: for a week without a menu nothing can be ordered. Off: all that is published can be ordered at any time.',
  yes: 'yes',
  no: 'no',
  hoursHint: 'For example: Monday to Friday, 9 to 5. On the page Contact.',
  languagesHint:
    'The shop window, letters to customers, invoices, and what labels say to whoever eats; where accounts are kept at Cognito, the codes that it sends stay as it writes them. The back office, what the kitchen packs by and letters to staff stay English. Recipes and ingredients are in a language as far as somebody has translated them, on their pages; the rest is shown in English.',
  capacityHint: 'A day that somebody has changed under Delivery days keeps what they said.',
  weekdayHint: 'Empty: as on the others.',
  boxesOn: (weekday: string) => `Boxes on ${weekday}`,
  from: 'From',
  to: 'To',
  what: 'What',
  holidayFrom: (no: number) => `Holiday ${no}: from`,
  holidayTo: (no: number) => `Holiday ${no}: to`,
  holidayName: (no: number) => `Holiday ${no}: what`,
  holidayHint: 'Empty a row to remove it. Save, and there is room for more.',
  when: 'From when',
  holdsFrom: 'From the beginning of',
  holdsFromHint:
    'Empty: at once. Save with a day and nothing else changed, and from then on it is as it stands here, whatever is planned before. Plans are listed, and taken back, under Settings.',
  save: 'Save',
  saved: 'Saved. It holds.',
  isPlanned: 'Saved. It begins on the day that you chose.',
  withdrawn: 'The plan is taken back.',
  nothing: 'That is how it is already.',
  planned: 'Planned',
  begins: 'Begins',
  changes: 'What changes',
  withdraw: 'Take back',
  withdrawOf: (when: string) => `Take back what begins ${when}`,
  notWhole: 'A whole number, please.',
  wrongHoliday: 'A holiday has a first day, a last day that is not before it, and a name.',
  labels: 'Labels of meals',
  regimes: { EU: 'The European Union', UK: 'The United Kingdom', US: 'The United States' },
  labelPrintersHint:
    'That speak ZPL, one a line: name; address and port in this house’s network; 203 or 300 dpi; width of the roll in mm. For example: Bench; 192.168.1.20:9100; 203; 100',
  wrongPrinter:
    'A printer is a line of four parts between semicolons: name; address:port; 203 or 300; width in mm.',
  none: 'none',
  holiday: (days: string, name: string) => `${days} ${name}`,
  dayBefore: (count: number) => (count === 1 ? '1 day before' : `${count} days before`),
  boxes: (weekday: string, count: number) => `${weekday}: ${count}`,
};
