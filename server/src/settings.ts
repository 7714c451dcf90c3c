import { z } from 'zod';
import { emailOf } from './contract/email.ts';
import { mostBoxes, phonePattern, timePattern } from './contract/shop-settings.ts';

const emailAddress = z.string().refine((address) => emailOf(address) === address.toLowerCase(), {
  error: 'must be an e-mail address',
});

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
    abort: true,
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

function isOrigin(text: string): boolean {
  const { pathname, username, password, search, hash } = new URL(text);
  return pathname === '/' && `${username}${password}${search}${hash}` === '' && !/[?#@]/.test(text);
}

/** As browsers write it: a pattern, a path or another spelling would admit nobody, or somebody else. */
const isExactOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const yesOrNo = z.enum(['yes', 'no'], { error: 'must be yes or no' });

const exporter = z.enum(['otlp', 'console', 'none'], { error: 'must be otlp, console or none' });
const otlpProtocol = z.enum(['http/protobuf', 'http/json'], {
  error: 'must be http/protobuf or http/json: Larder speaks no gRPC',
});

const region = /^[a-z]{2}(-[a-z]+)+-\d$/;

const matching = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, { error: `must be ${what}` });

/** Every variable the store reads, once: its schema, its default as text, and what it means. */
export const variables = {
  PORT: { schema: wholeNumber(0, 65535), default: '3000', help: 'Port to listen on.' },
  HOST: {
    schema: z.string().min(1),
    default: '127.0.0.1',
    help: 'Address to listen on. 0.0.0.0 admits other machines.',
  },
  LARDER_SERVERS: {
    schema: wholeNumber(1, 32),
    default: '1',
    help: 'Servers that share this port and this database, each a process of its own: as many as the machine has processors to spare beside its database.',
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
  DATABASE_READ_URL: {
    schema: url(['postgres:', 'postgresql:']),
    default: undefined,
    help: 'A copy of that PostgreSQL that only reads: reports, forecasts and lists as files are asked there while it is up to date. Default: there is none.',
  },
  LARDER_DATABASE_IAM: {
    schema: yesOrNo,
    default: 'no',
    help: 'Sign in at DATABASE_URL and DATABASE_READ_URL, of an RDS, with tokens of this machine’s AWS role: yes or no.',
  },
  LARDER_URL: {
    schema: url(['http:', 'https:'])
      .refine(isOrigin, {
        error:
          'must be nothing but https://HOST or https://HOST:PORT: the store has no path, user, password, query or fragment of its own',
      })
      .transform((text) => new URL(text).origin),
    default: undefined,
    help: 'Where customers reach the store: https://HOST, without a path; passkeys belong to its host. Default: http://localhost:PORT.',
  },
  LARDER_SECRET: {
    schema: z.string().min(32, { error: 'must have at least 32 characters' }),
    default: undefined,
    help: 'Signs sessions; the same on every server. Default: a random one, kept in the data folder.',
  },
  LARDER_DEMO: {
    schema: yesOrNo,
    default: 'yes',
    help: 'Whether an empty store gets the demo catalogue: yes or no.',
  },
  LARDER_SMTP: {
    schema: url(['smtp:', 'smtps:']),
    default: undefined,
    help: 'Send mail through this server, e.g. smtps://user:password@host. Default: a mail folder.',
  },
  LARDER_SES: {
    schema: yesOrNo,
    default: 'no',
    help: 'Send mail through Amazon SES in AWS_REGION: yes or no.',
  },
  LARDER_MAIL_TOPIC: {
    schema: matching(
      /^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$/,
      'the ARN of a topic of SNS',
    ),
    default: undefined,
    help: 'Topic to which SES tells what bounced, subscribed by LARDER_URL/api/mail/events with signatures of version 2.',
  },
  LARDER_MAIL_FROM: {
    schema: emailAddress,
    default: 'kitchen@larder.example',
    help: 'Sender of the mail.',
  },
  LARDER_SHOP_NAME: {
    schema: z.string().min(1).max(40),
    default: 'Larder',
    help: 'Name of the shop.',
  },
  LARDER_OPERATOR: {
    schema: z.string().trim().min(1).max(100),
    default: undefined,
    help: 'Who runs the shop, by their full legal name: on its imprint, terms and privacy pages.',
  },
  LARDER_OPERATOR_ADDRESS: {
    schema: z.string().trim().min(1).max(200),
    default: undefined,
    help: 'Their postal address, in one line.',
  },
  LARDER_TAX_NUMBER: {
    schema: z.string().trim().min(1).max(40),
    default: undefined,
    help: 'Their tax number (VAT number), as invoices print it.',
  },
  LARDER_CONTACT_EMAIL: {
    schema: emailAddress,
    default: undefined,
    help: 'Where customers write to.',
  },
  LARDER_CONTACT_PHONE: {
    schema: matching(phonePattern, 'a phone number, for example +353 1 234 5678'),
    default: undefined,
    help: 'Where customers call.',
  },
  LARDER_KEEP_INVOICES_YEARS: {
    schema: wholeNumber(0, 100),
    default: '10',
    help: 'How many years after that of its issue an invoice keeps the name and address of somebody who was erased: as long as the law asks.',
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
  LARDER_PAYMENTS: {
    schema: z.enum(['sandbox', 'stripe', 'invoice'], {
      error: 'must be sandbox, stripe or invoice',
    }),
    default: 'sandbox',
    help: 'How customers pay: sandbox (test cards, moves no money; refused at a public LARDER_URL), stripe, or invoice (on account).',
  },
  LARDER_SANDBOX_IN_PUBLIC: {
    schema: yesOrNo,
    default: 'no',
    help: 'Whether the sandbox is meant although everybody can reach LARDER_URL: yes or no.',
  },
  LARDER_STRIPE_KEY: {
    schema: matching(/^[rs]k_(test|live)_[A-Za-z0-9]{8,250}$/, 'a secret key of Stripe, sk_…'),
    default: undefined,
    help: 'Secret key of the account at Stripe; one that begins with sk_test_ moves no money.',
  },
  LARDER_STRIPE_HOOK_SECRET: {
    schema: z
      .string()
      .transform((list) => list.split(','))
      .refine(
        (secrets) =>
          secrets.length <= 2 &&
          secrets.every((secret) => /^whsec_[A-Za-z0-9+/=]{16,250}$/.test(secret)),
        {
          error: 'must be one or two signing secrets of Stripe’s hooks, whsec_…, with a comma between', // prettier-ignore
        },
      ),
    default: undefined,
    help: 'Signing secret of the hooks that Stripe sends to LARDER_URL/api/payments/hooks/stripe: the new one, and the old one while it is changed.',
  },
  LARDER_TAX_INCLUDED: {
    schema: yesOrNo,
    default: 'yes',
    help: 'Whether menu prices hold their tax: yes, or no where it comes on top.',
  },
  LARDER_ALCOHOL_AGE: {
    schema: wholeNumber(16, 25),
    default: '18',
    help: 'From which age a box with alcohol is sold; whoever orders confirms it, whoever delivers checks it.',
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
    schema: z.string().regex(timePattern, { error: 'must be HH:MM' }),
    default: '18:00',
    help: 'When on that day, in the shop’s time zone.',
  },
  LARDER_DAY_CAPACITY: {
    schema: wholeNumber(0, mostBoxes),
    default: '500',
    help: 'Boxes a new delivery day can take; each day can be changed.',
  },
  LARDER_HORIZON_DAYS: {
    schema: wholeNumber(1, 90),
    default: '21',
    help: 'How many days ahead boxes can be ordered.',
  },
  AWS_REGION: {
    schema: matching(region, 'a region of AWS, for example eu-west-1'),
    default: undefined,
    help: 'Where the bucket, the mail and the RDS are, when AWS is used.',
  },
  LARDER_BUCKET: {
    schema: matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket'),
    default: undefined,
    help: 'S3 bucket for stored pages and pictures. Default: a folder.',
  },
  LARDER_CHOICES_TABLE: {
    schema: matching(/^[A-Za-z0-9_.-]{3,255}$/, 'the name of a DynamoDB table'),
    default: undefined,
    help: 'DynamoDB table for baskets. Default: the database.',
  },
  LARDER_CHOICES_REGIONS: {
    schema: matching(
      /^[a-z0-9-]+,[a-z0-9-]+$/,
      'two regions of AWS, for example eu-west-1,eu-central-1',
    )
      .transform((list): [string, string] => {
        const [primary = '', secondary = ''] = list.split(',');
        return [primary, secondary];
      })
      .refine(
        ([primary, secondary]) =>
          region.test(primary) && region.test(secondary) && primary !== secondary,
        { error: 'must be two regions of AWS, for example eu-west-1,eu-central-1' },
      ),
    default: undefined,
    help: 'Regions of that table: the one that is used, and its replica for when that fails.',
  },
  LARDER_COGNITO_POOL: {
    schema: matching(/^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]+$/, 'a user pool’s id, REGION_ID'),
    default: undefined,
    help: 'Cognito user pool for accounts. Default: accounts in the database.',
  },
  LARDER_COGNITO_CLIENT: {
    schema: matching(/^[A-Za-z0-9]{1,128}$/, 'an app client’s id'),
    default: undefined,
    help: 'App client of that pool.',
  },
  LARDER_COGNITO_SECRET: {
    schema: matching(/^[A-Za-z0-9]{1,64}$/, 'an app client’s secret'),
    default: undefined,
    help: 'Secret of that app client.',
  },
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: {
    schema: url(['http:', 'https:']).transform((text) => text.replace(/\/+$/, '')),
    default: undefined,
    help: 'Where Cognito is, when it is not where AWS has it: for trials.',
  },
  LARDER_ORIGIN_SECRETS: {
    schema: z
      .string()
      .transform((list) => list.split(','))
      .refine((secrets) => secrets.length <= 2 && secrets.every((secret) => secret.length >= 32), {
        error: 'must be one or two secrets of at least 32 characters, with a comma between',
      }),
    default: undefined,
    help: 'Header values by which the login function knows the edge: the new one, and the old one while it is rotated.',
  },
  LARDER_TRUSTED_PROXIES: {
    schema: wholeNumber(0, 10),
    default: '0',
    help: 'Proxies in front of the server whose X-Forwarded-For is believed.',
  },
  LARDER_MAX_CONNECTIONS: {
    schema: wholeNumber(1, 100_000),
    default: '5000',
    help: 'Connections that are open at once; more are closed at once, so that a flood leaves files for the database.',
  },
  LARDER_ALLOWED_ORIGINS: {
    schema: z
      .string()
      .transform((list) => list.split(','))
      .refine((origins) => origins.every(isExactOrigin), {
        error: 'must list origins exactly as browsers send them, for example https://till.example,https://app.example:8443', // prettier-ignore
      }),
    default: undefined,
    help: 'Origins whose pages may ask the API with a token, exactly, with commas between. Default: none.',
  },
  LARDER_TOKEN_REQUESTS: {
    schema: wholeNumber(1, 1_000_000),
    default: '600',
    help: 'How often each token of the API may ask in a minute, at each machine.',
  },
  LARDER_FETCH_PAGES: {
    schema: yesOrNo,
    default: 'yes',
    help: 'Whether the office may have recipes fetched from pages of other sites (public addresses alone): yes or no.',
  },
  LARDER_METRICS_TOKEN: {
    schema: z.string().min(16, { error: 'must have at least 16 characters' }),
    default: undefined,
    help: 'Bearer token for /metrics. Without it there are none.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: url(['http:', 'https:']),
    default: undefined,
    help: 'Where traces and metrics of the store go by OpenTelemetry, e.g. http://localhost:4318. Default: nowhere. The other variables of its standard hold too: docs/operations.md.',
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    schema: url(['http:', 'https:']),
    default: undefined,
    help: 'Where traces go in place of that, as the whole address.',
  },
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: {
    schema: url(['http:', 'https:']),
    default: undefined,
    help: 'Where metrics go in place of that, as the whole address.',
  },
  OTEL_TRACES_EXPORTER: {
    schema: exporter,
    default: undefined,
    help: 'otlp, console or none. Default: otlp where an endpoint is set.',
  },
  OTEL_METRICS_EXPORTER: {
    schema: exporter,
    default: undefined,
    help: 'otlp, console or none. Default: otlp where an endpoint is set.',
  },
  OTEL_EXPORTER_OTLP_PROTOCOL: {
    schema: otlpProtocol,
    default: 'http/protobuf',
    help: 'http/protobuf or http/json.',
  },
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: {
    schema: otlpProtocol,
    default: undefined,
    help: 'That of traces alone.',
  },
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: {
    schema: otlpProtocol,
    default: undefined,
    help: 'That of metrics alone.',
  },
  OTEL_METRIC_EXPORT_INTERVAL: {
    schema: wholeNumber(100, 3_600_000),
    default: '60000',
    help: 'How often metrics are sent, in milliseconds.',
  },
  OTEL_SDK_DISABLED: {
    schema: z.string().transform((text) => text.toLowerCase() === 'true'),
    default: 'false',
    help: 'true: no traces and no metrics, whatever else is set.',
  },
  LARDER_BACKUP_PASSPHRASE: {
    schema: z.string().min(12, { error: 'must have at least 12 characters' }),
    default: undefined,
    help: 'Seals what larder backup writes, and opens it again: without it a backup is readable, and with it lost nobody reads one.',
  },
  LARDER_BACKUP_ENDPOINT: {
    schema: url(['http:', 'https:']),
    default: undefined,
    help: 'Where backups to s3:// go when not to AWS: https://HOST of a store that speaks as S3 does.',
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

/** Where a shop begins. An owner goes on from there in the back office, and what they have decided holds. */
export const ownersVariables: readonly (keyof typeof variables)[] = [
  'LARDER_SHOP_NAME',
  'LARDER_OPERATOR',
  'LARDER_OPERATOR_ADDRESS',
  'LARDER_TAX_NUMBER',
  'LARDER_CONTACT_EMAIL',
  'LARDER_CONTACT_PHONE',
  'LARDER_DELIVERY_WEEKDAYS',
  'LARDER_CUT_OFF_DAYS',
  'LARDER_CUT_OFF_TIME',
  'LARDER_HORIZON_DAYS',
  'LARDER_DAY_CAPACITY',
];
