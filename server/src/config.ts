import { resolve } from 'node:path';
import { z } from 'zod';

export type Config = {
  host: string;
  port: number;
  /** Where customers reach the store, without a slash at the end. Cookies and same-origin checks follow it. */
  publicUrl: string;
  /** Folder for everything this server keeps: the embedded database, objects, mail, secrets. */
  dataFolder: string;
  database: { kind: 'embedded'; folder: string } | { kind: 'postgres'; url: string };
  mail: { kind: 'folder'; folder: string } | { kind: 'smtp'; url: string };
  mailFrom: string;
  objects: { kind: 'folder'; folder: string };
  /** Signs sessions; `undefined` means: keep a random one in the data folder. */
  secret: string | undefined;
  demo: boolean;
  shop: { name: string; timeZone: string; locale: string; currency: string };
  delivery: {
    /** ISO weekdays, 1 = Monday. */
    weekdays: number[];
    cutOffDaysBefore: number;
    /** Shop-local `HH:MM`. */
    cutOffTime: string;
    capacity: number;
    horizonDays: number;
  };
  /** How many proxies in front of us may be believed about the client's address. */
  trustedProxies: number;
  metricsToken: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** Whether Intl has an answer: it throws a RangeError for what it cannot even read. */
function knows(ask: () => unknown): boolean {
  try {
    return Boolean(ask());
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const timeZone = z
  .string()
  .refine((zone) => knows(() => new Intl.DateTimeFormat('en', { timeZone: zone })), {
    error: 'is not a time zone, for example Europe/Dublin',
  });

const decimalsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `must be a whole number from ${least} to ${most}` })
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    });

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** Every variable the store reads, once: its schema, its default as text, and what it means. */
export const variables = {
  PORT: { schema: wholeNumber(0, 65535), default: '3000', help: 'Port to listen on.' },
  HOST: {
    schema: z.string().min(1),
    default: '127.0.0.1',
    help: 'Address to listen on. 0.0.0.0 admits other machines.',
  },
  LARDER_DATA: {
    schema: z.string().min(1),
    default: './data',
    help: 'Folder for the database, stored pages, mail and secrets.',
  },
  DATABASE_URL: {
    schema: url(['postgres:', 'postgresql:']),
    default: undefined,
    help: 'A PostgreSQL 15 or later to use in place of the embedded one.',
  },
  LARDER_URL: {
    schema: url(['http:', 'https:']),
    default: undefined,
    help: 'Where customers reach the store. Default: http://localhost:PORT.',
  },
  LARDER_SECRET: {
    schema: z.string().min(32, { error: 'must have at least 32 characters' }),
    default: undefined,
    help: 'Signs sessions; the same on every server. Default: a random one, kept in the data folder.',
  },
  LARDER_DEMO: {
    schema: z.enum(['yes', 'no'], { error: 'must be yes or no' }),
    default: 'yes',
    help: 'Whether an empty store gets the demo catalogue: yes or no.',
  },
  LARDER_SMTP: {
    schema: url(['smtp:', 'smtps:']),
    default: undefined,
    help: 'Send mail through this server, e.g. smtps://user:password@host. Default: a mail folder.',
  },
  LARDER_MAIL_FROM: {
    schema: z.email({ error: 'must be an e-mail address' }),
    default: 'kitchen@larder.example',
    help: 'Sender of the mail.',
  },
  LARDER_SHOP_NAME: {
    schema: z.string().min(1).max(40),
    default: 'Larder',
    help: 'Name of the shop.',
  },
  LARDER_TIME_ZONE: {
    schema: timeZone,
    default: 'Europe/Dublin',
    help: 'Time zone of the shop: cut-offs and days follow it.',
  },
  LARDER_LOCALE: {
    schema: z
      .string()
      .refine((tag) => knows(() => Intl.NumberFormat.supportedLocalesOf(tag).length), {
        error: 'must be a language tag, for example en-IE',
      }),
    default: 'en-IE',
    help: 'How money and dates are written.',
  },
  LARDER_CURRENCY: {
    schema: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'must be three letters, for example EUR', abort: true })
      .refine((currency) => decimalsOf(currency) === 2, {
        error: 'must be a currency with cents, for example EUR',
      }),
    default: 'EUR',
    help: 'Currency of every price, with cents.',
  },
  LARDER_DELIVERY_WEEKDAYS: {
    schema: z
      .string()
      .regex(/^[1-7](,[1-7])*$/, { error: 'must list weekdays 1 (Monday) to 7, e.g. 2,3,4,5,6' })
      .transform((list) => [...new Set(list.split(',').map(Number))].sort()),
    default: '2,3,4,5,6',
    help: 'Weekdays with deliveries, 1 = Monday.',
  },
  LARDER_CUT_OFF_DAYS: {
    schema: wholeNumber(0, 30),
    default: '2',
    help: 'How many days before delivery ordering closes.',
  },
  LARDER_CUT_OFF_TIME: {
    schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be HH:MM' }),
    default: '18:00',
    help: 'When on that day, in the shop’s time zone.',
  },
  LARDER_DAY_CAPACITY: {
    schema: wholeNumber(0, 9_999_999),
    default: '500',
    help: 'Boxes a new delivery day can take; each day can be changed.',
  },
  LARDER_HORIZON_DAYS: {
    schema: wholeNumber(1, 90),
    default: '21',
    help: 'How many days ahead boxes can be ordered.',
  },
  LARDER_TRUSTED_PROXIES: {
    schema: wholeNumber(0, 10),
    default: '0',
    help: 'Proxies in front of the server whose X-Forwarded-For is believed.',
  },
  LARDER_METRICS_TOKEN: {
    schema: z.string().min(16, { error: 'must have at least 16 characters' }),
    default: undefined,
    help: 'Bearer token for /metrics. Without it only this machine may read them.',
  },
  LARDER_LOG: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    }),
    default: 'info',
    help: 'Least severe log line that is written.',
  },
} as const satisfies Record<
  string,
  { schema: z.ZodType; default: string | undefined; help: string }
>;

export type Variable = keyof typeof variables;
type Values = { [V in Variable]: z.output<(typeof variables)[V]['schema']> | undefined };

/** Thrown with one line per variable that is wrong: all of them, not the first. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the environment once. Unknown `LARDER_*` names are refused, so that a misspelling cannot pass silently. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema, default: fallback }] of Object.entries(variables)) {
    const text = environment[name] || fallback;
    if (text === undefined) continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}`);
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('LARDER_') && !(name in variables))
      problems.push(`${name} is not a setting (see: larder help config)`);
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return assemble(values as Values);
}

function assemble(values: Values): Config {
  const port = values.PORT ?? 3000;
  const dataFolder = resolve(required(values.LARDER_DATA));
  return {
    host: required(values.HOST),
    port,
    publicUrl: (values.LARDER_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataFolder,
    database: values.DATABASE_URL
      ? { kind: 'postgres', url: values.DATABASE_URL }
      : { kind: 'embedded', folder: resolve(dataFolder, 'postgres') },
    mail: values.LARDER_SMTP
      ? { kind: 'smtp', url: values.LARDER_SMTP }
      : { kind: 'folder', folder: resolve(dataFolder, 'mail') },
    mailFrom: required(values.LARDER_MAIL_FROM),
    objects: { kind: 'folder', folder: resolve(dataFolder, 'objects') },
    secret: values.LARDER_SECRET,
    demo: values.LARDER_DEMO === 'yes',
    shop: {
      name: required(values.LARDER_SHOP_NAME),
      timeZone: required(values.LARDER_TIME_ZONE),
      locale: required(values.LARDER_LOCALE),
      currency: required(values.LARDER_CURRENCY),
    },
    delivery: {
      weekdays: required(values.LARDER_DELIVERY_WEEKDAYS),
      cutOffDaysBefore: required(values.LARDER_CUT_OFF_DAYS),
      cutOffTime: required(values.LARDER_CUT_OFF_TIME),
      capacity: required(values.LARDER_DAY_CAPACITY),
      horizonDays: required(values.LARDER_HORIZON_DAYS),
    },
    trustedProxies: required(values.LARDER_TRUSTED_PROXIES),
    metricsToken: values.LARDER_METRICS_TOKEN,
    logLevel: required(values.LARDER_LOG),
  };
}

/** For variables that have a default: a parsed value is always there. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A setting with a default has no value.');
  return value;
}
