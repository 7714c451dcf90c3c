import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError, doubtsOf, readConfig, type Variable } from './config.ts';
import { deliveryDays } from './checkout/days/delivery-days.ts';
import { variables } from './settings.ts';

/** Values that must be refused, and some that must not; a variable that is missing here does not compile. */
const wrong: Record<Variable, string[]> = {
  PORT: ['-1', '65536', '3000a', '3 000', '1e3', '0x10', '80.5'],
  HOST: [],
  LARDER_DATA: [],
  DATABASE_URL: ['localhost', 'mysql://a/b', 'postgres'],
  DATABASE_READ_URL: ['localhost', 'mysql://a/b', 'postgres'],
  LARDER_DATABASE_IAM: ['true', '1'],
  LARDER_URL: [
    'shop.example',
    'ftp://shop.example',
    '//shop.example',
    'https://shop.example/larder',
    'https://shop.example//',
    'https://ada@shop.example',
    'https://ada:secret@shop.example/',
    'https://@shop.example',
    'https://shop.example?a=b',
    'https://shop.example/?',
    'https://shop.example#top',
  ],
  LARDER_SECRET: ['short', 'x'.repeat(31)],
  LARDER_DEMO: ['true', '1', 'Yes', 'off'],
  LARDER_SMTP: ['mail.example', 'https://mail.example'],
  LARDER_SES: ['true', 'on'],
  LARDER_MAIL_TOPIC: ['larder-mail', 'arn:aws:sqs:eu-west-1:123456789012:larder-mail'],
  AWS_REGION: ['Ireland', 'eu-west', 'eu_west_1'],
  LARDER_BUCKET: ['A', 'Larder Bucket', 'ab', 'x'.repeat(64)],
  LARDER_CHOICES_TABLE: ['ab', 'my table'],
  LARDER_CHOICES_REGIONS: ['eu-west-1', 'eu-west-1,eu-west-1', 'here,there', 'eu-west-1;eu-west-2'],
  LARDER_COGNITO_POOL: ['larder', 'eu-west-1', 'eu-west-1_'],
  LARDER_COGNITO_CLIENT: ['a-b', 'x'.repeat(129)],
  LARDER_COGNITO_SECRET: ['a b', 'x'.repeat(65)],
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: ['localhost:9229', 'ftp://cognito.example'],
  LARDER_ORIGIN_SECRETS: ['short', `${'x'.repeat(32)},short`, Array(3).fill('x'.repeat(32)).join()],
  LARDER_BACKUP_ENDPOINT: ['minio:9000', 'ftp://minio.example'],
  LARDER_MAIL_FROM: ['kitchen', 'kitchen@', 'Larder <kitchen@larder.example>'],
  LARDER_SHOP_NAME: ['x'.repeat(41)],
  LARDER_OPERATOR: ['x'.repeat(101)],
  LARDER_OPERATOR_ADDRESS: ['x'.repeat(201)],
  LARDER_TAX_NUMBER: ['x'.repeat(41)],
  LARDER_CONTACT_EMAIL: ['hello', 'Larder <hello@larder.example>'],
  LARDER_CONTACT_PHONE: ['call us', '12', 'tel:123456'],
  LARDER_KEEP_INVOICES_YEARS: ['-1', '101', 'ever'],
  LARDER_TIME_ZONE: ['Dublin', 'Europe/Atlantis', 'GMT+25'],
  LARDER_LOCALE: ['english', 'en_IE', 'en-US-US', 'e', 'en-'],
  LARDER_CURRENCY: ['eur', 'EURO', '€', 'JPY', 'KWD'],
  LARDER_ALCOHOL_AGE: ['15', '26', 'adult'],
  LARDER_DELIVERY_WEEKDAYS: ['0', '8', '1,', '1 2', 'mon', '1,2,8'],
  LARDER_CUT_OFF_DAYS: ['-1', '31', 'two'],
  LARDER_CUT_OFF_TIME: ['24:00', '9:00', '18:60', '18', '18:00:00'],
  LARDER_DAY_CAPACITY: ['-1', '10000000', 'many'],
  LARDER_HORIZON_DAYS: ['0', '91'],
  LARDER_TRUSTED_PROXIES: ['-1', '11', 'all'],
  LARDER_SERVERS: ['0', '33', 'x', '1.5'],
  LARDER_MAX_CONNECTIONS: ['0', '100001', 'many'],
  LARDER_ALLOWED_ORIGINS: [
    '*',
    'null',
    'till.example',
    'https://till.example/',
    'https://*.till.example/',
    'HTTPS://till.example',
    'https://till.example:443',
    'https://till.example,',
    'https://till.example, https://app.example',
    'file:///till',
  ],
  LARDER_TOKEN_REQUESTS: ['0', 'many'],
  LARDER_FETCH_PAGES: ['no way', 'true'],
  OTEL_EXPORTER_OTLP_ENDPOINT: ['localhost:4318', 'grpc://localhost:4317'],
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ['localhost:4318/v1/traces'],
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: ['localhost:4318/v1/metrics'],
  OTEL_TRACES_EXPORTER: ['jaeger', 'otlp,console'],
  OTEL_METRICS_EXPORTER: ['prometheus'],
  OTEL_EXPORTER_OTLP_PROTOCOL: ['grpc'],
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: ['grpc'],
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: ['grpc'],
  OTEL_METRIC_EXPORT_INTERVAL: ['0', 'often'],
  OTEL_SDK_DISABLED: [],
  LARDER_METRICS_TOKEN: ['x'.repeat(15)],
  LARDER_PAYMENTS: ['cash', 'Stripe'],
  LARDER_SANDBOX_IN_PUBLIC: ['true', '1'],
  LARDER_STRIPE_KEY: ['pk_test_51abcdefgh', 'sk_live_', 'whsec_abcdefghijklmnop'],
  LARDER_STRIPE_HOOK_SECRET: [
    'sk_test_51abcdefgh',
    'whsec_short',
    'whsec_abcdefghijklmnop,',
    Array(3).fill('whsec_abcdefghijklmnop').join(),
  ],
  LARDER_TAX_INCLUDED: ['true', '1'],
  LARDER_BACKUP_PASSPHRASE: ['x'.repeat(11)],
  LARDER_LOG: ['trace', 'INFO', 'loud'],
};

const names = Object.keys(variables) as Variable[];

function linesOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}
const namesIn = (lines: string[]) => lines.map((line) => line.split(' ')[0]);

const someWrong = fc
  .subarray(names.filter((name) => wrong[name].length > 0))
  .chain((chosen) =>
    fc.tuple(...chosen.map((name) => fc.tuple(fc.constant(name), fc.constantFrom(...wrong[name])))),
  )
  .map((entries): Record<string, string> => Object.fromEntries(entries));
const misspelt = fc
  .uniqueArray(fc.stringMatching(/^[A-Z_]{1,12}$/), { maxLength: 3 })
  .map((ends) => ends.map((end) => `LARDER_${end}`).filter((name) => !(name in variables)));

test('an empty environment is a whole store', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    publicUrl: 'http://localhost:3000',
    database: { kind: 'embedded' },
    mail: { kind: 'folder' },
    delivery: { weekdays: [2, 3, 4, 5, 6], cutOffTime: '18:00' },
  });
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(config);
});

test('everything that is wrong is said at once, one line each, and nothing else', () => {
  fc.assert(
    fc.property(someWrong, misspelt, (values, unknown) => {
      const environment = { ...values, ...Object.fromEntries(unknown.map((name) => [name, 'x'])) };
      const lines = linesOf({ ...environment, PATH: '/bin', larder_port: '1' });
      const wrongs = lines.filter((line) => !/^\w+ needs /.test(line));
      expect(namesIn(wrongs).toSorted()).toEqual(Object.keys(environment).toSorted());
      for (const line of lines) expect(line.split(' ').length).toBeGreaterThan(2);
    }),
  );
});

test.for(names.flatMap((name) => wrong[name].map((value): [Variable, string] => [name, value])))(
  '%s=%s is refused',
  ([name, value]) => {
    expect(namesIn(linesOf({ [name]: value })).slice(0, 1)).toEqual([name]);
  },
);

test('what is wrong is never repeated, because it may be a secret', () => {
  const lines = linesOf({
    LARDER_SECRET: 'hunter2',
    LARDER_METRICS_TOKEN: 'swordfish',
    DATABASE_URL: 'me:pass@db',
  });
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toMatch(/hunter2|swordfish|pass@/);
});

test('a misspelt setting cannot pass silently', () => {
  expect(linesOf({ LARDER_TIMEZONE: 'Europe/Dublin' })).toEqual([
    'LARDER_TIMEZONE is not a setting (see: larder help config)',
  ]);
});

test.for<[Variable, string]>([
  ['PORT', '0'],
  ['PORT', '65535'],
  ['LARDER_CUT_OFF_TIME', '00:00'],
  ['LARDER_CUT_OFF_TIME', '23:59'],
  ['LARDER_CUT_OFF_DAYS', '0'],
  ['LARDER_CUT_OFF_DAYS', '18'],
  ['LARDER_HORIZON_DAYS', '90'],
  ['LARDER_DAY_CAPACITY', '0'],
  ['LARDER_SECRET', 'x'.repeat(32)],
  ['LARDER_LOCALE', 'de'],
  ['LARDER_LOCALE', 'zh-Hant-TW'],
  ['LARDER_CURRENCY', 'USD'],
  ['LARDER_DELIVERY_WEEKDAYS', '7'],
])('%s=%s is taken', ([name, value]) => {
  expect(linesOf({ [name]: value })).toEqual([]);
});

test.for([
  { cutOff: '21', horizon: '21', weekdays: '1,2,3,4,5,6,7', least: 22 },
  { cutOff: '30', horizon: '21', weekdays: '2,3,4,5,6', least: 33 },
  { cutOff: '2', horizon: '4', weekdays: '2,3,4,5,6', least: 5 },
  { cutOff: '0', horizon: '6', weekdays: '3', least: 7 },
])(
  'a shop that has times without a day to order for is not opened: $weekdays, $horizon days ahead, closing $cutOff before',
  ({ cutOff, horizon, weekdays, least }) => {
    const environment = {
      LARDER_CUT_OFF_DAYS: cutOff,
      LARDER_HORIZON_DAYS: horizon,
      LARDER_DELIVERY_WEEKDAYS: weekdays,
    };
    expect(namesIn(linesOf(environment))).toEqual(['LARDER_HORIZON_DAYS']);
    const { delivery, shop } = readConfig({ ...environment, LARDER_HORIZON_DAYS: `${least}` });
    const openAt = (horizonDays: number, hour: number) =>
      deliveryDays(new Date(Date.UTC(2026, 10, 23, hour)), {
        ...delivery,
        timeZone: shop.timeZone,
        horizonDays,
      }).length;
    const week = Array.from({ length: 7 * 24 }, (_, hour) => hour);
    expect(week.filter((hour) => openAt(least, hour) === 0)).toEqual([]);
    expect(week.filter((hour) => openAt(least - 1, hour) === 0)).not.toEqual([]);
  },
);

test('behind a proxy a store is told that customers come by https', () => {
  const doubts = (environment: Record<string, string>) =>
    doubtsOf(readConfig({ LARDER_PAYMENTS: 'invoice', ...environment }));
  expect(doubts({ LARDER_TRUSTED_PROXIES: '1' })).toEqual([
    expect.stringMatching(/^Behind a proxy .*LARDER_URL/),
  ]);
  expect(doubts({ LARDER_TRUSTED_PROXIES: '1', LARDER_URL: 'https://shop.example' })).toEqual([]);
  expect(doubts({})).toEqual([]);
});

test('whoever starts a store that takes no money is told so', () => {
  expect(doubtsOf(readConfig({}))).toEqual([expect.stringMatching(/^No money moves here.*4242/)]);
});

test('weekdays are kept sorted and once', () => {
  expect(readConfig({ LARDER_DELIVERY_WEEKDAYS: '6,2,6,1' }).delivery.weekdays).toEqual([1, 2, 6]);
});

test('a given database or mail server takes the place of the embedded one', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://larder@db/larder',
    LARDER_SMTP: 'smtps://mail.example',
    LARDER_URL: 'https://shop.example/',
  });
  expect(config.database).toEqual({ kind: 'postgres', url: 'postgres://larder@db/larder' });
  expect(config.mail).toEqual({ kind: 'smtp', url: 'smtps://mail.example' });
  expect(config.publicUrl).toBe('https://shop.example');
});

const aws = {
  AWS_REGION: 'eu-west-1',
  DATABASE_URL: 'postgres://larder@db.example/larder',
  LARDER_DATABASE_IAM: 'yes',
  LARDER_BUCKET: 'larder-objects',
  LARDER_CHOICES_TABLE: 'larder-choices',
  LARDER_CHOICES_REGIONS: 'eu-west-1,eu-central-1',
  LARDER_COGNITO_POOL: 'eu-west-1_Abc123',
  LARDER_COGNITO_CLIENT: 'client',
  LARDER_COGNITO_SECRET: 'secret',
  LARDER_SES: 'yes',
};

test('each managed service takes the place of what this machine has', () => {
  expect(readConfig(aws)).toMatchObject({
    database: { kind: 'rds', url: aws.DATABASE_URL, region: 'eu-west-1' },
    choices: {
      kind: 'dynamo',
      table: 'larder-choices',
      primary: 'eu-west-1',
      secondary: 'eu-central-1',
    },
    objects: { kind: 's3', bucket: 'larder-objects', region: 'eu-west-1' },
    accounts: { kind: 'cognito', region: 'eu-west-1', client: 'client' },
    mail: { kind: 'ses', region: 'eu-west-1' },
  });
});

test('a copy of the database is read where there is one, and is one of a database that was named', () => {
  const copy = { DATABASE_READ_URL: 'postgres://larder@copy.example/larder' };
  for (const given of [aws, { DATABASE_URL: aws.DATABASE_URL }])
    expect(readConfig({ ...given, ...copy }).database).toMatchObject({
      url: aws.DATABASE_URL,
      readUrl: copy.DATABASE_READ_URL,
    });
  expect(linesOf(copy)).toEqual(['DATABASE_READ_URL needs DATABASE_URL']);
});

test.for<[keyof typeof aws, string]>([
  ['AWS_REGION', 'LARDER_DATABASE_IAM needs AWS_REGION'],
  ['DATABASE_URL', 'LARDER_DATABASE_IAM needs DATABASE_URL'],
  ['LARDER_CHOICES_REGIONS', 'LARDER_CHOICES_TABLE needs LARDER_CHOICES_REGIONS'],
  ['LARDER_COGNITO_CLIENT', 'LARDER_COGNITO_POOL needs LARDER_COGNITO_CLIENT'],
  ['LARDER_COGNITO_SECRET', 'LARDER_COGNITO_POOL needs LARDER_COGNITO_SECRET'],
])('without %s what needs it is refused', ([name, sentence]) => {
  expect(linesOf({ ...aws, [name]: '' })).toContain(sentence);
});

test('two ways to send mail are refused', () => {
  expect(linesOf({ ...aws, LARDER_SMTP: 'smtps://mail.example' })).toEqual([
    'LARDER_SES and LARDER_SMTP are both set: choose one',
  ]);
});

test('days can be counted in every time zone that is accepted', () => {
  const now = new Date('2027-03-27T12:00:00Z');
  const some = Intl.supportedValuesOf('timeZone').filter((_, at) => at % 40 === 0);
  for (const given of [...some, 'europe/dublin', '+05:30', 'EST5EDT', 'UTC']) {
    const { shop, delivery } = readConfig({ LARDER_TIME_ZONE: given, LARDER_HORIZON_DAYS: '7' });
    const days = deliveryDays(now, { ...delivery, timeZone: shop.timeZone });
    expect(days.length).toBeGreaterThan(0);
  }
});

test('money can be written in every place that is accepted', () => {
  const tag = fc.oneof(
    fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/),
    fc.constantFrom('en-IE', 'ga', 'sr-Latn-RS', 'en-u-nu-arab'),
  );
  fc.assert(
    fc.property(tag, (locale) => {
      if (linesOf({ LARDER_LOCALE: locale }).length > 0) return;
      const { shop } = readConfig({ LARDER_LOCALE: locale });
      const style = { style: 'currency', currency: shop.currency } as const;
      expect(new Intl.NumberFormat(shop.locale, style).format(1)).not.toBe('');
    }),
  );
});

const testKey = 'sk_test_51abcdefgh';
const hookSecret = 'whsec_abcdefghijklmnop';

test('takes Stripe with its secrets, of which none has a default', () => {
  expect(() => readConfig({ LARDER_PAYMENTS: 'stripe' })).toThrow(
    'LARDER_PAYMENTS needs LARDER_STRIPE_KEY\nLARDER_PAYMENTS needs LARDER_STRIPE_HOOK_SECRET',
  );
  const both = `${hookSecret},whsec_qrstuvwxyzabcdef`;
  const { payments } = readConfig({
    LARDER_PAYMENTS: 'stripe',
    LARDER_STRIPE_KEY: testKey,
    LARDER_STRIPE_HOOK_SECRET: both,
  });
  expect(payments).toEqual({ kind: 'stripe', key: testKey, hookSecrets: both.split(',') });
});

test('says what to set where everybody can reach a store that was not told how it is paid', () => {
  const LARDER_URL = 'https://larder.shop';
  expect(() => readConfig({ LARDER_URL })).toThrow(
    'LARDER_PAYMENTS is not set, and the sandbox that stands in its place moves no money, and everybody can reach https://larder.shop: set LARDER_PAYMENTS to stripe or invoice, or LARDER_SANDBOX_IN_PUBLIC to yes for a trial',
  );
  expect(readConfig({}).payments).toEqual({ kind: 'sandbox' });
});

test('refuses a sandbox where everybody can reach it, unless that is meant', () => {
  const sandboxAt = (url: string | undefined, more = {}) =>
    readConfig({ LARDER_PAYMENTS: 'sandbox', LARDER_URL: url, ...more }).payments;
  for (const url of [
    'https://larder.shop',
    'http://203.0.113.7:3000',
    'https://172.32.0.1',
    'https://[2001:db8::1]',
    'https://localhost.shop.ie',
    'https://larder.shop.',
  ]) {
    expect(() => sandboxAt(url), url).toThrow('LARDER_PAYMENTS sandbox moves no money');
    expect(sandboxAt(url, { LARDER_SANDBOX_IN_PUBLIC: 'yes' })).toEqual({ kind: 'sandbox' });
    expect(readConfig({ LARDER_PAYMENTS: 'invoice', LARDER_URL: url }).payments.kind).toBe('invoice'); // prettier-ignore
  }
  for (const url of [
    undefined,
    'http://localhost:3000',
    'http://larder:3000',
    'http://127.0.0.1:3000',
    'http://192.168.1.20',
    'http://10.0.0.4:3000',
    'http://172.31.0.1',
    'http://[::1]:3000',
    'http://[fd00::7]',
    'http://kitchen.local',
    'https://larder.example',
  ])
    expect(sandboxAt(url), url).toEqual({ kind: 'sandbox' });
});

const otlp = (isJson = false) => ({ kind: 'otlp', isJson });
const none = { kind: 'none' };
test.for([
  [{}, undefined],
  [{ OTEL_SERVICE_NAME: 'shop' }, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }, [otlp(), otlp()]],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces' }, [otlp(), none]],
  [{ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://localhost:4318/v1/metrics' }, [none, otlp()]],
  [{ OTEL_TRACES_EXPORTER: 'console' }, [{ kind: 'console' }, none]],
  [
    { OTEL_METRICS_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json' },
    [none, otlp(true)],
  ],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_TRACES_EXPORTER: 'none' },
    [none, otlp()],
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'TRUE' }, undefined],
  [{ OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' }, undefined],
] as const)('the environment %j has the store watched so: %j', ([environment, exporters]) => {
  const { seeing } = readConfig(environment);
  expect(seeing && [seeing.traces, seeing.metrics]).toEqual(exporters);
});
