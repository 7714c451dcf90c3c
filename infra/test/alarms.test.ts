import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDynamoChoices } from '../../server/src/platform/choices/dynamo.ts';
import { answerError } from '../../server/src/http/entrance.ts';
import { logRequest } from '../../server/src/http/request-log.ts';
import { openLoginPlace, who } from '../../server/test/login-place.ts';
import { useFakeCredentials } from '../../server/test/stand-ins/fake-credentials.ts';
import { hooksPath, signInRoute } from '../src/api-routes.ts';
import { isMeasured } from './changes.ts';
import { cloudWith, patienceMs, planted, type Cloud, type Values } from './cloud.ts';

// Each alarm hears what the code says, and rings for what it is there for. AWS's own metrics are taken at their word: that they exist, and by minutes.

let cloud: Cloud;
let said: Map<string, string[]>;
beforeAll(async () => {
  cloud = await cloudWith('usual');
  said = new Map(Object.entries(await whatIsSaid()));
}, patienceMs);
afterAll(() => said.clear());

/** Lines of the log of a server, as its logger writes them. */
async function linesOf(work: (log: Logger) => unknown): Promise<string[]> {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => (lines.push(chunk.toString().trim()), done()),
  });
  await work(pino({ level: 'info' }, stream));
  return lines;
}

/** What the code says when it happens, by what happens. */
async function whatIsSaid(): Promise<Record<string, string[]>> {
  useFakeCredentials();
  const noWhere = { primary: 'http://127.0.0.1:9', secondary: 'http://127.0.0.1:9' };
  const basketsAway = await linesOf(async (log) => {
    const choices = openDynamoChoices({
      table: 'larder-choices',
      primary: 'eu-west-1',
      secondary: 'eu-central-1',
      clock: () => new Date('2026-11-03T12:00:00Z'),
      endpoints: noWhere,
      log,
    });
    for (const key of ['a', 'b', 'c'])
      await choices.get(key).catch((error: unknown) => answerError(log, error as Error, 'id'));
    await choices.close();
  });
  const fault = await linesOf((log) => answerError(log, new Error('a fault of ours'), 'id'));
  const request = (status: number) =>
    linesOf((log) =>
      logRequest(log, { requestId: 'id', method: 'GET', route: '/menu', status, ms: 3 }),
    );
  const login = await openLoginPlace();
  const signIn = async () => (await login.ask({ path: '/auth/sign-in', body: who })).status ?? 0;
  const refused = await signIn();
  login.cognito.behave('away');
  const away = await signIn();
  await login.close();
  const accessed = (routeKey: string, status: number) => [accessLine(routeKey, status)];
  const hook = `POST ${hooksPath}`;
  return {
    basketsAway,
    fault,
    failedRequest: await request(503),
    request: await request(200),
    signInRefused: accessed(signInRoute.key, refused),
    signInAway: accessed(signInRoute.key, away),
    otherAway: accessed('GET /api/recipes', away),
    hookFailed: accessed(hook, 503),
    hookRefused: accessed(hook, 400),
    hookTaken: accessed(hook, 204),
  };
}

/** A line of API Gateway's access log, in the template's own format. */
function accessLine(routeKey: string, status: number): string {
  const { AccessLogSettings } = cloud.one('AWS::ApiGatewayV2::Stage').properties as {
    AccessLogSettings: { Format: string };
  };
  const context: Record<string, string> = { routeKey, status: String(status) };
  return AccessLogSettings.Format.replace(
    /\$context\.([\w.]+)/g,
    (_, name: string) => context[name] ?? '-',
  );
}

/** Whether a pattern of CloudWatch Logs, of the few kinds that we use, finds a line. */
function finds(pattern: string, line: string): boolean {
  if (pattern.startsWith('?'))
    return [...pattern.matchAll(/\?"([^"]+)"/g)].some(([, term = '']) => line.includes(term));
  const read = JSON.parse(line) as Values;
  const conditions = pattern.replace(/^\{|\}$/g, '').split('&&');
  return conditions.every((condition) => {
    const [, name = '', how = '', wanted = ''] =
      /^[\s(]*\$\.(\w+) (=|!=|>=) "?([^")]+)"?[\s)]*$/.exec(condition) ?? [];
    const value = read[name];
    if (!how) throw new Error(`Nobody here knows what ${pattern} finds.`);
    if (value === undefined) return false;
    if (how === '>=') return typeof value === 'number' && value >= Number(wanted);
    const isLike = new RegExp(
      `^${wanted.replace(/[.{}()+?/$|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`,
    );
    return (typeof value === 'string' && isLike.test(value)) === (how === '=');
  });
}

type Alarm = {
  Namespace: string;
  MetricName: string;
  Threshold: number;
  ComparisonOperator: string;
  EvaluationPeriods: number;
  DatapointsToAlarm: number;
  TreatMissingData: string;
};
const alarmOf = (name: string): Alarm => {
  const found = cloud
    .all('AWS::CloudWatch::Alarm')
    .filter(({ id }) => new RegExp(`^Alarms${name}[0-9A-F]{8}$`).test(id));
  expect(found).toHaveLength(1);
  return found[0]?.properties as Alarm;
};

/** Whether an alarm rings at some moment of these periods; outside of them nothing is measured. */
function rings(alarm: Alarm, periods: number[]): boolean {
  const isBad = (value: number) =>
    alarm.ComparisonOperator === 'GreaterThanThreshold'
      ? value > alarm.Threshold
      : value < alarm.Threshold;
  return periods.some((_, end) => {
    const seen = periods.slice(Math.max(0, end + 1 - alarm.EvaluationPeriods), end + 1);
    return seen.filter(isBad).length >= alarm.DatapointsToAlarm;
  });
}

/** How many lines of what happens an alarm's filter counts. */
function counted(alarm: Alarm, happening: string): number {
  const filters = cloud.all('AWS::Logs::MetricFilter').filter(({ properties }) => {
    const [made] = properties['MetricTransformations'] as { MetricName: string }[];
    return made?.MetricName === alarm.MetricName;
  });
  expect(filters).toHaveLength(1);
  const pattern = String(filters[0]?.properties['FilterPattern']);
  const lines = said.get(happening) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  return lines.filter((line) => finds(pattern, line)).length;
}

const always = (value: number) => Array.from({ length: 20 }, () => value);

/** By alarm: what it hears of our own logs, what it does not, and how often a minute it takes at least to be woken. */
const heard = {
  Faults: { hears: ['fault'], ignores: ['request', 'failedRequest'], wakes: [1] },
  Baskets: { hears: ['basketsAway'], ignores: ['fault', 'request'], wakes: [1] },
  SignIn: { hears: ['signInAway'], ignores: ['signInRefused', 'otherAway'], wakes: [3, 0, 3] },
  HooksFail: {
    hears: ['hookFailed'],
    ignores: ['hookTaken', 'otherAway'],
    wakes: [1, 0, 0, 0, 1, 0, 0, 1],
  },
  HooksRefused: { hears: ['hookRefused'], ignores: ['hookTaken', 'hookFailed'], wakes: always(6) },
};

test.for(Object.entries(heard))(
  '%s rings for what the code says',
  ([name, { hears, ignores, wakes }]) => {
    const alarm = alarmOf(name);
    expect(alarm.Namespace).toBe('Larder');
    for (const happening of hears)
      expect({ happening, isCounted: counted(alarm, happening) > 0 }).toEqual({
        happening,
        isCounted: true,
      });
    for (const happening of ignores)
      expect({ happening, counted: counted(alarm, happening) }).toEqual({ happening, counted: 0 });
    expect(rings(alarm, wakes)).toBe(true);
    expect(rings(alarm, always(0))).toBe(false);
  },
);

/** By alarm: values by the minute (or the hour) that it has to ring at, and those of a good day. */
const measured: Record<string, { bad: number[]; good: number[] }> = {
  TooFewServers: { bad: always(1), good: always(2) },
  ServerErrors: { bad: always(6), good: always(0) },
  SlowPages: { bad: always(1.5), good: always(0.3) },
  DatabaseBusy: { bad: always(90), good: always(40) },
  DatabaseFull: { bad: always(2 ** 30), good: always(2 ** 34) },
  SignInsRefused: { bad: [1, 0, 1], good: always(0) },
  ApiErrors: { bad: always(6), good: always(0) },
  LettersComeBack: { bad: [0.04], good: always(0.01) },
  LettersUnwanted: { bad: [0.001], good: always(0.0002) },
  Closed: { bad: [0, 0], good: always(1) },
  EdgeErrors: { bad: always(2), good: always(0.1) },
  Blocked: { bad: always(2000), good: always(50) },
};

test.for(Object.entries(measured))('%s rings for what AWS measures', ([name, { bad, good }]) => {
  const alarm = alarmOf(name);
  // The list of the CDK's own program has none of the firewall's metrics.
  if (alarm.Namespace !== 'AWS/WAFV2')
    expect(isMeasured(alarm.Namespace, alarm.MetricName)).toBe(true);
  expect(rings(alarm, bad)).toBe(true);
  expect(rings(alarm, good)).toBe(false);
});

test('no alarm is without a word here', () => {
  const names = cloud
    .all('AWS::CloudWatch::Alarm')
    .flatMap(({ id }) => /^Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? []);
  expect(names.sort()).toEqual([...Object.keys(heard), ...Object.keys(measured)].sort());
});

test('an alarm that nothing is said to, and one that waits for what never lasts, are found', () => {
  const deaf = planted(cloud, ({ Type, Properties }) => {
    if (Type === 'AWS::Logs::MetricFilter')
      Object.assign(Properties as object, { FilterPattern: '{ $.level >= 500 }' });
  });
  const [filter] = deaf.all('AWS::Logs::MetricFilter', 'App');
  const pattern = String(filter?.properties['FilterPattern']);
  expect(said.get('fault')?.filter((line) => finds(pattern, line))).toEqual([]);
  const patient = { ...alarmOf('Faults'), DatapointsToAlarm: 5 };
  expect(rings(patient, heard.Faults.wakes)).toBe(false);
});
