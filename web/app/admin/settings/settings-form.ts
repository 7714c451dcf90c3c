import { languages, otherLanguages } from '../../../../server/src/contract/languages.ts';
import { newParts, type LetterText } from '../../../../server/src/contract/letter-kinds.ts';
import type {
  LetterSetting,
  SettingsChange,
  ShopSettings,
} from '../../../../server/src/contract/shop-settings.ts';
import { rawPort, regimeNames } from '../../../../server/src/contract/label-regimes.ts';
import type { LabelPrinter } from '../../../../server/src/contract/label-settings.ts';
import { textOf, textsOf } from '../../kit/form.ts';
import { dayOfYear, listed, weekdaysInWords } from '../../kit/format.ts';
import { adminSettingsWords as texts } from '../../words/en/admin-settings.ts';

type Row = { from: string; to: string; name: string };

/** The form as it was typed. */
export type TypedSettings = Record<
  | 'name'
  | 'hours'
  | 'operatorName'
  | 'operatorAddress'
  | 'taxNumber'
  | 'email'
  | 'phone'
  | 'cutOffDaysBefore'
  | 'cutOffTime'
  | 'horizonDays'
  | 'capacity'
  | 'labelRegime'
  | 'labelPrinters'
  | 'holdsFrom',
  string
> & {
  languages: string[];
  weeklyMenus: boolean;
  weekdays: string[];
  /** Monday first; empty: as on the others. */
  weekdayCapacity: string[];
  holidays: Row[];
};

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const roomForMore = 2;

export function typedSettings(form: FormData): TypedSettings {
  const text = (name: string) => textOf(form, name).trim();
  const [from, to, name] = ['holidayFrom', 'holidayTo', 'holidayName'].map((column) =>
    textsOf(form, column),
  );
  return {
    name: text('name'),
    hours: text('hours'),
    operatorName: text('operatorName'),
    operatorAddress: text('operatorAddress'),
    taxNumber: text('taxNumber'),
    email: text('email'),
    phone: text('phone'),
    cutOffDaysBefore: text('cutOffDaysBefore'),
    cutOffTime: text('cutOffTime'),
    horizonDays: text('horizonDays'),
    capacity: text('capacity'),
    labelRegime: text('labelRegime'),
    labelPrinters: text('labelPrinters'),
    holdsFrom: text('holdsFrom'),
    languages: textsOf(form, 'languages'),
    weeklyMenus: form.has('weeklyMenus'),
    weekdays: textsOf(form, 'weekdays'),
    weekdayCapacity: weekdays.map((weekday) => text(`capacityOn${weekday}`)),
    holidays: (from ?? []).map((day, at) => ({
      from: day.trim(),
      to: to?.[at]?.trim() ?? '',
      name: name?.[at]?.trim() ?? '',
    })),
  };
}

/** What holds, as the form shows it. */
export function asTyped(settings: ShopSettings): TypedSettings {
  const { weekdayCapacity, holidays } = settings;
  const on = (weekday: number) =>
    weekdayCapacity.find((entry) => entry.weekday === weekday)?.capacity;
  return {
    name: settings.name,
    hours: settings.hours ?? '',
    operatorName: settings.operatorName ?? '',
    operatorAddress: settings.operatorAddress ?? '',
    taxNumber: settings.taxNumber ?? '',
    email: settings.email ?? '',
    phone: settings.phone ?? '',
    cutOffDaysBefore: String(settings.cutOffDaysBefore),
    cutOffTime: settings.cutOffTime,
    horizonDays: String(settings.horizonDays),
    capacity: String(settings.capacity),
    labelRegime: settings.labelRegime,
    labelPrinters: settings.labelPrinters.map(printerAsTyped).join('\n'),
    holdsFrom: '',
    languages: settings.languages,
    weeklyMenus: settings.weeklyMenus,
    weekdays: settings.weekdays.map(String),
    weekdayCapacity: weekdays.map((weekday) => String(on(weekday) ?? '')),
    holidays,
  };
}

/** Rows of holidays with some to fill in. */
export const withRoom = (rows: readonly Row[]): Row[] => [
  ...rows,
  ...Array.from({ length: roomForMore }, () => ({ from: '', to: '', name: '' })),
];

/** What this form is about; how the shop looks and writes is decided on pages of its own. */
export type FormSettings = Omit<ShopSettings, 'accent' | 'logo' | LetterSetting>;

/** What the API is sent, and the fields that it would not understand. */
export function settingsFrom(typed: TypedSettings): { settings: FormSettings; wrong: string[] } {
  const wrong: string[] = [];
  const whole = (name: string, text: string): number => {
    if (/^[0-9]{1,7}$/.test(text)) return Number(text);
    wrong.push(`/${name}`);
    return 0;
  };
  const said = (text: string) => (text === '' ? null : text);
  const holidays = typed.holidays.filter(({ from, to, name }) => `${from}${to}${name}` !== '');
  const isHoliday = ({ from, to, name }: Row) => from !== '' && from <= to && name !== '';
  if (!holidays.every(isHoliday)) wrong.push('/holidays');
  const printers = typed.labelPrinters.split('\n').filter((line) => line.trim() !== '');
  const labelPrinters = printers.flatMap((line) => printerFrom(line) ?? []);
  if (labelPrinters.length < printers.length) wrong.push('/labelPrinters');
  const settings = {
    name: typed.name,
    operatorName: said(typed.operatorName),
    operatorAddress: said(typed.operatorAddress),
    taxNumber: said(typed.taxNumber),
    email: said(typed.email),
    phone: said(typed.phone),
    hours: said(typed.hours),
    languages: otherLanguages.filter((language) => typed.languages.includes(language)),
    weeklyMenus: typed.weeklyMenus,
    weekdays: typed.weekdays.map(Number),
    cutOffDaysBefore: whole('cutOffDaysBefore', typed.cutOffDaysBefore),
    cutOffTime: typed.cutOffTime,
    horizonDays: whole('horizonDays', typed.horizonDays),
    capacity: whole('capacity', typed.capacity),
    weekdayCapacity: weekdays.flatMap((weekday, at) => {
      const text = typed.weekdayCapacity[at] ?? '';
      return text === '' ? [] : [{ weekday, capacity: whole('weekdayCapacity', text) }];
    }),
    holidays,
    labelRegime: regimeNames.find((it) => it === typed.labelRegime) ?? 'EU',
    labelPrinters,
  };
  return { settings, wrong };
}

const printerAsTyped = ({ name, host, port, dpi, widthMm }: LabelPrinter): string =>
  `${name}; ${host}:${port}; ${dpi}; ${widthMm}`;

/** A line such as `Bench; 192.168.1.20:9100; 203; 100`; undefined where it says no printer. */
function printerFrom(line: string): LabelPrinter | undefined {
  const [name = '', place = '', dpi = '', width = '', ...more] = line
    .split(';')
    .map((part) => part.trim());
  const [, host, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(place) ?? [];
  const isWhole = /^\d{2,3}$/.test(width) && (dpi === '203' || dpi === '300');
  if (name === '' || !host || !isWhole || more.length > 0) return undefined;
  const fine = dpi === '203' ? 203 : 300;
  return { name, host, port: port ? Number(port) : rawPort, dpi: fine, widthMm: Number(width) };
}

/** The settings that are not as they hold, and of a letter the parts. */
export function changedIn(typed: Partial<ShopSettings>, known: ShopSettings): SettingsChange {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]): [string, unknown][] => {
      const holds = known[name as keyof ShopSettings];
      if (JSON.stringify(value) === JSON.stringify(holds)) return [];
      if (!name.startsWith('letter-')) return [[name, value]];
      return [[name, newParts(value as LetterText | null, holds as LetterText | null)]];
    }),
  );
}

/** A setting as people read it. */
export function tellSetting(name: keyof ShopSettings, value: unknown): string {
  switch (name) {
    case 'languages':
      return list((value as ShopSettings['languages']).map((it) => languages[it].name));
    case 'weeklyMenus':
      return value === true ? texts.yes : texts.no;
    case 'weekdays':
      return weekdaysInWords(value as ShopSettings['weekdays']);
    case 'cutOffDaysBefore':
      return texts.dayBefore(value as number);
    case 'weekdayCapacity':
      return list(
        (value as ShopSettings['weekdayCapacity']).map(({ weekday, capacity }) =>
          texts.boxes(weekdaysInWords([weekday]), capacity),
        ),
      );
    case 'labelPrinters':
      return list((value as ShopSettings['labelPrinters']).map(printerAsTyped));
    case 'holidays':
      return list(
        (value as ShopSettings['holidays']).map(({ from, to, name: what }) =>
          texts.holiday([...new Set([from, to])].map(dayOfYear).join(' – '), what),
        ),
      );
    default:
      if (name.startsWith('letter-') && value !== null)
        return list(Object.values(value as LetterText).filter((said) => said !== null));
      return typeof value === 'string' || typeof value === 'number' ? String(value) : texts.none;
  }
}

const list = (told: readonly string[]) => (told.length === 0 ? texts.none : listed(told));
