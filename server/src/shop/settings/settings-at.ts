import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Config, Decided } from '../../config.ts';
import {
  letterKinds,
  letterParts,
  newParts,
  type LetterChange,
  type LetterText,
} from '../../contract/letter-kinds.ts';
import type { LabelPrinter } from '../../contract/label-settings.ts';
import {
  leastHorizon,
  letterSetting,
  settingNames,
  settingsChange,
  type LetterSetting,
  type SettingsChange,
  type ShopSettings,
} from '../../contract/shop-settings.ts';

/** Fields that somebody changed, from a moment on. */
export const versionRow = z.object({
  versionNo: z.int(),
  holdsFrom: z.date(),
  change: settingsChange,
});
export type Version = z.output<typeof versionRow>;

/** What the environment says of what an owner decides. */
export function settingsOf({ shop, delivery }: Pick<Config, 'shop' | 'delivery'>): ShopSettings {
  const { operator } = shop;
  const { weekdays, cutOffDaysBefore, cutOffTime, horizonDays, capacity } = delivery;
  return {
    name: shop.name,
    operatorName: operator.name ?? null,
    operatorAddress: operator.address ?? null,
    taxNumber: shop.taxNumber ?? null,
    email: operator.email ?? null,
    phone: operator.phone ?? null,
    hours: shop.hours ?? null,
    languages: shop.languages,
    accent: shop.accent ?? null,
    logo: shop.logo ?? null,
    ...noLetters,
    weeklyMenus: shop.weeklyMenus,
    labelRegime: shop.labelRegime,
    labelPrinters: shop.labelPrinters,
    weekdays,
    cutOffDaysBefore,
    cutOffTime,
    horizonDays,
    capacity,
    weekdayCapacity: delivery.weekdayCapacity,
    holidays: delivery.holidays,
  };
}

const noLetters = Object.fromEntries(
  letterKinds.map((kind) => [letterSetting(kind), null]),
) as Record<LetterSetting, null>;

/** The letters of which an owner has changed something. */
const lettersIn = (settings: ShopSettings): Config['shop']['letters'] =>
  Object.fromEntries(
    letterKinds.flatMap((kind) => {
      const said = settings[letterSetting(kind)];
      return said === null ? [] : [[kind, said]];
    }),
  );

/** The same way back: the environment with what holds in its place. */
export function decidedOf(
  environment: Pick<Config, 'shop' | 'delivery'>,
  settings: ShopSettings,
): Decided {
  const { name, taxNumber, hours, languages, accent, logo, weeklyMenus } = settings;
  const { labelRegime, labelPrinters } = settings;
  const { operatorName, operatorAddress, email, phone } = settings;
  const { weekdays, cutOffDaysBefore, cutOffTime, horizonDays } = settings;
  const { capacity, weekdayCapacity, holidays } = settings;
  const said = <T>(value: T | null): T | undefined => value ?? undefined;
  return {
    shop: {
      ...environment.shop,
      name,
      taxNumber: said(taxNumber),
      hours: said(hours),
      languages,
      accent: said(accent),
      logo: said(logo),
      letters: lettersIn(settings),
      weeklyMenus,
      labelRegime,
      labelPrinters,
      operator: {
        name: said(operatorName),
        address: said(operatorAddress),
        email: said(email),
        phone: said(phone),
      },
    },
    delivery: {
      weekdays,
      cutOffDaysBefore,
      cutOffTime,
      horizonDays,
      capacity,
      weekdayCapacity,
      holidays,
    },
  };
}

/** The first moment of a day of the shop. */
export const startOf = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);

/** Those that came first, first; of one moment, that which was written first. */
const inTurn = (a: Version, b: Version): number =>
  a.holdsFrom.getTime() - b.holdsFrom.getTime() || a.versionNo - b.versionNo;

/** What holds at a moment: where the shop began, and every change until then in turn. What nobody has changed meanwhile stays. */
export function settingsAt(
  start: ShopSettings,
  versions: readonly Version[],
  at: Date,
): ShopSettings {
  const begun = versions.filter(({ holdsFrom }) => holdsFrom <= at).toSorted(inTurn);
  return begun.reduce((settings, { change }) => over(settings, change), start);
}

function over(settings: ShopSettings, change: SettingsChange): ShopSettings {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  const letters = letterKinds.map(letterSetting).flatMap((name) => {
    const parts = change[name];
    return parts === undefined ? [] : [[name, letterOver(settings[name], parts)]];
  });
  return { ...settings, ...(Object.fromEntries([...said, ...letters]) as Partial<ShopSettings>) };
}

/** A letter with what is new of it; null: nothing of it is an owner's. */
function letterOver(known: LetterText | null, change: LetterChange | null): LetterText | null {
  if (change === null) return null;
  const partOf = (part: keyof LetterText) =>
    change[part] === undefined ? (known?.[part] ?? null) : change[part];
  const letter = {
    subject: partOf('subject'),
    opening: partOf('opening'),
    closing: partOf('closing'),
  };
  return letterParts.every((part) => letter[part] === null) ? null : letter;
}

/** When something else will hold; undefined where nothing is planned. */
export const nextMoment = (
  versions: readonly Pick<Version, 'holdsFrom'>[],
  after: Date,
): Date | undefined =>
  versions
    .map(({ holdsFrom }) => holdsFrom)
    .filter((moment) => moment > after)
    .sort((a, b) => a.getTime() - b.getTime())[0];

/** The fields of a change that are not so already. */
export function newIn(change: SettingsChange, known: ShopSettings): SettingsChange {
  const isNew = (name: keyof ShopSettings) =>
    name in change && JSON.stringify(change[name]) !== JSON.stringify(known[name]);
  const letters = letterKinds.map(letterSetting).flatMap((name): [string, object][] => {
    const said = change[name];
    const parts = said === undefined ? {} : newParts(said, known[name]);
    return Object.keys(parts).length === 0 ? [] : [[name, parts]];
  });
  const others = settingNames.filter((name) => !name.startsWith('letter-') && isNew(name));
  const plain = others.map((name): [string, unknown] => [name, change[name]]);
  return Object.fromEntries([...plain, ...letters]);
}

/** The least horizon that some moment from `at` on asks for and does not have; undefined where there is always a day to order for. */
export function horizonMissing(
  start: ShopSettings,
  versions: readonly Version[],
  at: Date,
): number | undefined {
  const moments = [at, ...versions.map(({ holdsFrom }) => holdsFrom).filter((it) => it > at)];
  return moments
    .map((moment) => settingsAt(start, versions, moment))
    .filter((settings) => settings.horizonDays < leastHorizon(settings))
    .map(leastHorizon)[0];
}

const printerInWords = ({ name, host, port, dpi, widthMm }: LabelPrinter): string =>
  `${name} ${host}:${port} ${dpi} dpi ${widthMm} mm`;

/** As the audit trail keeps them: lists of words, for what is made of several values. */
export function plainFields(change: SettingsChange): Record<string, unknown> {
  const { weekdayCapacity, holidays, labelPrinters, ...plain } = change;
  return {
    ...plain,
    ...(weekdayCapacity && {
      weekdayCapacity: weekdayCapacity.map(({ weekday, capacity }) => `${weekday}: ${capacity}`),
    }),
    ...(labelPrinters && { labelPrinters: labelPrinters.map(printerInWords) }),
    ...(holidays && {
      holidays: holidays.map(({ from, to, name }) => `${from} – ${to} ${name}`),
    }),
  };
}
