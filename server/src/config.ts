import { resolve } from 'node:path';
import type { z } from 'zod';
import type { OtherLanguage } from './contract/languages.ts';
import type { RegimeName } from './contract/label-regimes.ts';
import type { LabelPrinter } from './contract/label-settings.ts';
import type { LetterKind, LetterText } from './contract/letter-kinds.ts';
import { leastHorizon, type Holiday } from './contract/shop-settings.ts';
import { isPublic } from './public-address.ts';
import { variables } from './settings.ts';

/** What an owner goes on deciding while the shop runs. */
export type Decided = Pick<Config, 'shop' | 'delivery'>;

export type Config = {
  host: string;
  port: number;
  /** How many processes serve, on one port and one database. */
  servers: number;
  /** Where customers reach the store, without a slash at the end. Cookies and same-origin checks follow it. */
  publicUrl: string;
  /** Folder for everything this server keeps: the embedded database, objects, mail, secrets. */
  dataFolder: string;
  database:
    | { kind: 'embedded'; folder: string }
    /** `readUrl`: of a copy that only reads. */
    | { kind: 'postgres'; url: string; readUrl: string | undefined }
    /** The URL has no password: each connection signs in with a token of the machine's role. */
    | { kind: 'rds'; url: string; readUrl: string | undefined; region: string };
  choices:
    { kind: 'database' } | { kind: 'dynamo'; table: string; primary: string; secondary: string };
  objects: { kind: 'folder'; folder: string } | { kind: 's3'; bucket: string; region: string };
  accounts:
    | { kind: 'embedded' }
    | {
        kind: 'cognito';
        region: string;
        pool: string;
        client: string;
        clientSecret: string;
        /** In place of Cognito's own address. */
        endpoint: string | undefined;
      };
  mail:
    | { kind: 'folder'; folder: string }
    | { kind: 'smtp'; url: string }
    | {
        kind: 'ses';
        region: string;
        /** The topic that SES tells what bounced. */
        topic: string | undefined;
      };
  mailFrom: string;
  /** Signs sessions; `undefined` means: keep a random one in the data folder. */
  secret: string | undefined;
  demo: boolean;
  shop: {
    name: string;
    timeZone: string;
    locale: string;
    currency: string;
    /** Who answers for the shop, as far as they have said. */
    operator: Operator;
    /** As invoices print it; none where they have not said. */
    taxNumber: string | undefined;
    /** When somebody answers, as the owner says it. */
    hours: string | undefined;
    /** In which the shop window can be read, beside the shop's own. */
    languages: OtherLanguage[];
    /** The colour of links and buttons, where they have chosen one. */
    accent: string | undefined;
    /** The name of their logo, where they have one. */
    logo: string | undefined;
    /** What they say in letters, in place of our words. */
    letters: Partial<Record<LetterKind, LetterText>>;
    /** Orders hold what the week of their day offers; else the menu is the same at all times. */
    weeklyMenus: boolean;
    /** Whose law labels of meals follow. */
    labelRegime: RegimeName;
    labelPrinters: LabelPrinter[];
    /** From which age alcohol is sold. */
    alcoholAge: number;
  };
  payments:
    /** On account: nothing is paid here. */
    | { kind: 'invoice' }
    | { kind: 'sandbox' }
    /** Two secrets of hooks while the one is changed for the other. */
    | { kind: 'stripe'; key: string; hookSecrets: string[] };
  /** How many years after that of its issue a document keeps whose it was, though they were erased. */
  keepInvoicesYears: number;
  /** Whether menu prices hold their tax; else it comes on top. */
  taxIncluded: boolean;
  delivery: {
    /** ISO weekdays, 1 = Monday. */
    weekdays: number[];
    cutOffDaysBefore: number;
    /** Shop-local `HH:MM`. */
    cutOffTime: string;
    capacity: number;
    /** In place of it, by weekday. */
    weekdayCapacity: { weekday: number; capacity: number }[];
    horizonDays: number;
    holidays: Holiday[];
  };
  /** How many proxies in front of us may be believed about the client's address. */
  trustedProxies: number;
  /** Open at once, of customers and proxies. */
  maxConnections: number;
  /** Whose pages may ask the API with a token. */
  allowedOrigins: string[];
  /** How often each token of the API may ask in a minute. */
  tokenRequestsPerMinute: number;
  /** Whether recipes may be fetched from pages of other sites. */
  fetchesPages: boolean;
  /** Whoever has it reads the metrics; without it nobody does. */
  metricsToken: string | undefined;
  /** What the edge says to be known by; the login function answers nobody else. */
  originSecrets: string[] | undefined;
  /** Seals backups and opens them again. */
  backupPassphrase: string | undefined;
  /** Of backups at s3://: where it is, when not at AWS, and its region, when the SDK is not to find it. */
  backupBucket: { endpoint: string | undefined; region: string | undefined };
  /** Where traces and metrics go; undefined: there are none. */
  seeing: Seen | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

export type Exporter = { kind: 'none' | 'console' } | { kind: 'otlp'; isJson: boolean };
export type Seen = { traces: Exporter; metrics: Exporter; everyMs: number };

export type Operator = Record<'name' | 'address' | 'email' | 'phone', string | undefined>;

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
  problems.push(...contradictionsOf(values as Values, (name) => Boolean(environment[name])));
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return assemble(values as Values);
}

/** What is right alone but not together. */
function contradictionsOf(values: Values, given: (name: Variable) => boolean): string[] {
  const needs: [Variable, boolean, Variable[]][] = [
    ['LARDER_DATABASE_IAM', values.LARDER_DATABASE_IAM === 'yes', ['DATABASE_URL', 'AWS_REGION']],
    ['DATABASE_READ_URL', given('DATABASE_READ_URL'), ['DATABASE_URL']],
    ['LARDER_SES', values.LARDER_SES === 'yes', ['AWS_REGION']],
    [
      'LARDER_MAIL_TOPIC',
      given('LARDER_MAIL_TOPIC') && values.LARDER_SES !== 'yes',
      ['LARDER_SES'],
    ],
    ['LARDER_BUCKET', given('LARDER_BUCKET'), ['AWS_REGION']],
    ['LARDER_CHOICES_TABLE', given('LARDER_CHOICES_TABLE'), ['LARDER_CHOICES_REGIONS']],
    [
      ...(['LARDER_COGNITO_POOL', given('LARDER_COGNITO_POOL')] as const),
      ['LARDER_COGNITO_CLIENT', 'LARDER_COGNITO_SECRET'],
    ],
    [
      'LARDER_PAYMENTS',
      values.LARDER_PAYMENTS === 'stripe',
      ['LARDER_STRIPE_KEY', 'LARDER_STRIPE_HOOK_SECRET'],
    ],
  ];
  const missing = needs.flatMap(([name, chosen, others]) =>
    others.filter((other) => chosen && !given(other)).map((other) => `${name} needs ${other}`),
  );
  const twice =
    values.LARDER_SES === 'yes' && given('LARDER_SMTP')
      ? ['LARDER_SES and LARDER_SMTP are both set: choose one']
      : [];
  return [...missing, ...twice, ...sandboxInPublic(values, given), ...daysMissing(values)];
}

/** A shop that everybody can reach and that takes no money would give its boxes away. */
function sandboxInPublic(values: Values, given: (name: Variable) => boolean): string[] {
  const { LARDER_URL: url, LARDER_PAYMENTS: payments, LARDER_SANDBOX_IN_PUBLIC: meant } = values;
  if (payments !== 'sandbox' || meant === 'yes' || url === undefined || !isPublic(url)) return [];
  const sandbox = given('LARDER_PAYMENTS')
    ? 'LARDER_PAYMENTS sandbox'
    : 'LARDER_PAYMENTS is not set, and the sandbox that stands in its place';
  return [
    `${sandbox} moves no money, and everybody can reach ${url}: set LARDER_PAYMENTS to stripe or invoice, or LARDER_SANDBOX_IN_PUBLIC to yes for a trial`,
  ];
}

function daysMissing(values: Values): string[] {
  const {
    LARDER_HORIZON_DAYS: horizon,
    LARDER_CUT_OFF_DAYS: cutOff,
    LARDER_DELIVERY_WEEKDAYS: weekdays,
  } = values;
  if (horizon === undefined || cutOff === undefined || weekdays === undefined) return [];
  const least = leastHorizon({ weekdays, cutOffDaysBefore: cutOff });
  return horizon >= least
    ? []
    : [
        `LARDER_HORIZON_DAYS must be at least ${least} with LARDER_CUT_OFF_DAYS ${cutOff} and LARDER_DELIVERY_WEEKDAYS ${weekdays.join(',')}, or there would be times without a day to order for`,
      ];
}

/** A store that moves no money and that nobody else can reach: software on the same machine may listen to it. */
export const isTrial = ({ payments, publicUrl }: Pick<Config, 'payments' | 'publicUrl'>): boolean =>
  payments.kind === 'sandbox' && !isPublic(publicUrl);

/** What may be meant so, and is more likely forgotten: a sentence each, for whoever starts the store. */
export function doubtsOf({ trustedProxies, publicUrl, payments }: Config): string[] {
  const proxy =
    trustedProxies > 0 && !publicUrl.startsWith('https:')
      ? [
          `Behind a proxy customers come by https, and LARDER_URL says ${publicUrl}: set it to the address that they use, or their forms are refused.`,
        ]
      : [];
  const trial =
    payments.kind === 'sandbox'
      ? [
          'No money moves here: customers pay with test cards, such as 4242 4242 4242 4242. LARDER_PAYMENTS says how they pay.',
        ]
      : [];
  return [...proxy, ...trial];
}

function assemble(values: Values): Config {
  const port = values.PORT ?? 3000;
  const dataFolder = resolve(required(values.LARDER_DATA));
  return {
    host: required(values.HOST),
    port,
    servers: required(values.LARDER_SERVERS),
    publicUrl: values.LARDER_URL ?? `http://localhost:${port}`,
    dataFolder,
    ...services(values, dataFolder),
    mailFrom: required(values.LARDER_MAIL_FROM),
    secret: values.LARDER_SECRET,
    demo: values.LARDER_DEMO === 'yes',
    shop: {
      name: required(values.LARDER_SHOP_NAME),
      timeZone: required(values.LARDER_TIME_ZONE),
      locale: required(values.LARDER_LOCALE),
      currency: required(values.LARDER_CURRENCY),
      operator: {
        name: values.LARDER_OPERATOR,
        address: values.LARDER_OPERATOR_ADDRESS,
        email: values.LARDER_CONTACT_EMAIL,
        phone: values.LARDER_CONTACT_PHONE,
      },
      taxNumber: values.LARDER_TAX_NUMBER,
      hours: undefined,
      languages: [],
      accent: undefined,
      logo: undefined,
      letters: {},
      weeklyMenus: false,
      labelRegime: 'EU',
      labelPrinters: [],
      alcoholAge: required(values.LARDER_ALCOHOL_AGE),
    },
    payments: paymentsOf(values),
    keepInvoicesYears: required(values.LARDER_KEEP_INVOICES_YEARS),
    taxIncluded: values.LARDER_TAX_INCLUDED === 'yes',
    delivery: {
      weekdays: required(values.LARDER_DELIVERY_WEEKDAYS),
      cutOffDaysBefore: required(values.LARDER_CUT_OFF_DAYS),
      cutOffTime: required(values.LARDER_CUT_OFF_TIME),
      capacity: required(values.LARDER_DAY_CAPACITY),
      weekdayCapacity: [],
      horizonDays: required(values.LARDER_HORIZON_DAYS),
      holidays: [],
    },
    trustedProxies: required(values.LARDER_TRUSTED_PROXIES),
    maxConnections: required(values.LARDER_MAX_CONNECTIONS),
    allowedOrigins: values.LARDER_ALLOWED_ORIGINS ?? [],
    tokenRequestsPerMinute: required(values.LARDER_TOKEN_REQUESTS),
    fetchesPages: values.LARDER_FETCH_PAGES === 'yes',
    metricsToken: values.LARDER_METRICS_TOKEN,
    originSecrets: values.LARDER_ORIGIN_SECRETS,
    backupPassphrase: values.LARDER_BACKUP_PASSPHRASE,
    backupBucket: { endpoint: values.LARDER_BACKUP_ENDPOINT, region: values.AWS_REGION },
    seeing: seeingOf(values),
    logLevel: required(values.LARDER_LOG),
  };
}

/** What stands behind each port: this machine, or what was named in its place. */
function services(
  values: Values,
  dataFolder: string,
): Pick<Config, 'database' | 'choices' | 'objects' | 'accounts' | 'mail'> {
  return {
    database: databaseOf(values, dataFolder),
    choices: choicesOf(values),
    objects: values.LARDER_BUCKET
      ? { kind: 's3', bucket: values.LARDER_BUCKET, region: required(values.AWS_REGION) }
      : { kind: 'folder', folder: resolve(dataFolder, 'objects') },
    accounts: accountsOf(values),
    mail: mailOf(values, dataFolder),
  };
}

function databaseOf(values: Values, dataFolder: string): Config['database'] {
  const { DATABASE_URL: url, DATABASE_READ_URL: readUrl } = values;
  if (!url) return { kind: 'embedded', folder: resolve(dataFolder, 'postgres') };
  return values.LARDER_DATABASE_IAM === 'yes'
    ? { kind: 'rds', url, readUrl, region: required(values.AWS_REGION) }
    : { kind: 'postgres', url, readUrl };
}

function choicesOf(values: Values): Config['choices'] {
  const table = values.LARDER_CHOICES_TABLE;
  if (!table) return { kind: 'database' };
  const [primary, secondary] = required(values.LARDER_CHOICES_REGIONS);
  return { kind: 'dynamo', table, primary, secondary };
}

function accountsOf(values: Values): Config['accounts'] {
  const pool = values.LARDER_COGNITO_POOL;
  if (!pool) return { kind: 'embedded' };
  return {
    kind: 'cognito',
    region: pool.slice(0, pool.indexOf('_')),
    pool,
    client: required(values.LARDER_COGNITO_CLIENT),
    clientSecret: required(values.LARDER_COGNITO_SECRET),
    endpoint: values.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
  };
}

function mailOf(values: Values, dataFolder: string): Config['mail'] {
  if (values.LARDER_SES === 'yes')
    return {
      kind: 'ses',
      region: required(values.AWS_REGION),
      topic: values.LARDER_MAIL_TOPIC,
    };
  return values.LARDER_SMTP
    ? { kind: 'smtp', url: values.LARDER_SMTP }
    : { kind: 'folder', folder: resolve(dataFolder, 'mail') };
}

function paymentsOf(values: Values): Config['payments'] {
  const kind = required(values.LARDER_PAYMENTS);
  if (kind !== 'stripe') return { kind };
  return {
    kind,
    key: required(values.LARDER_STRIPE_KEY),
    hookSecrets: required(values.LARDER_STRIPE_HOOK_SECRET),
  };
}

/** By the environment variables of OpenTelemetry; where to, the exporters read themselves. */
function seeingOf(values: Values): Config['seeing'] {
  const exporterOf = (signal: 'TRACES' | 'METRICS'): Exporter => {
    const isSent = values.OTEL_EXPORTER_OTLP_ENDPOINT ?? values[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]; // prettier-ignore
    const kind = values[`OTEL_${signal}_EXPORTER`] ?? (isSent === undefined ? 'none' : 'otlp');
    if (kind !== 'otlp') return { kind };
    const protocol = values[`OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`] ?? values.OTEL_EXPORTER_OTLP_PROTOCOL; // prettier-ignore
    return { kind, isJson: protocol === 'http/json' };
  };
  const [traces, metrics] = [exporterOf('TRACES'), exporterOf('METRICS')];
  const isNone = traces.kind === 'none' && metrics.kind === 'none';
  if (values.OTEL_SDK_DISABLED === true || isNone) return undefined;
  return { traces, metrics, everyMs: required(values.OTEL_METRIC_EXPORT_INTERVAL) };
}

/** For variables that have a default, or that another was found to need: a parsed value is always there. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A setting that must be there has no value.');
  return value;
}
