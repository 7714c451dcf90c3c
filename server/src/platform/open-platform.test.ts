import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { createTestDatabase, openTestDatabase } from '../../test/database.ts';
import { dynamoHere, openDynamoRegion } from '../../test/stand-ins/dynamo.ts';
import { useFakeCredentials } from '../../test/stand-ins/fake-credentials.ts';
import { openBuckets } from '../../test/stand-ins/s3.ts';
import { openSes } from '../../test/stand-ins/ses.ts';
import { readConfig } from '../config.ts';
import { choicesTable } from './choices/dynamo/dynamo.fixtures.ts';
import { openPlatform } from './open-platform.ts';
import { storeName } from './payments/store-name.ts';

afterEach(() => vi.unstubAllEnvs());

const here = (path: string) => JSON.stringify(import.meta.resolve(path));

/** Opens and closes a store with these settings, and tells the packages of AWS that were loaded by then, and after one adapter. */
const script = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (/node_modules\\/@?(aws|smithy)/.test(url)) loaded.push(url);
      return next(url, context);
    },
  });
  const { openPlatform } = await import(${here('./open-platform.ts')});
  const { readConfig } = await import(${here('../config.ts')});
  const platform = await openPlatform(readConfig(process.env), { progress: () => undefined });
  await platform.choices.get('b');
  await platform.objects.list('');
  const opened = [...loaded];
  await platform.close();
  await import(${here('./objects/s3.ts')});
  console.log(JSON.stringify({ opened, withS3: loaded.length }));`;

test('loads nothing of AWS where AWS was not chosen', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-open-'));
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script],
      { env: { DATABASE_URL: database.url, LARDER_DATA: folder, LARDER_LOG: 'error' } },
    );
    const { opened, withS3 } = JSON.parse(stdout) as { opened: string[]; withS3: number };
    expect(opened).toEqual([]);
    expect(withS3).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true });
    await database.drop();
  }
});

test.skipIf(!dynamoHere)('keeps things where the settings say, in AWS', async () => {
  useFakeCredentials();
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-open-'));
  const region = await openDynamoRegion(choicesTable);
  const buckets = await openBuckets(['larder-objects']);
  const ses = await openSes({ verified: 'kitchen@larder.example' });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', region.endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', buckets.url);
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
  const config = readConfig({
    DATABASE_URL: database.url,
    LARDER_DATA: folder,
    LARDER_LOG: 'silent',
    AWS_REGION: 'eu-west-1',
    LARDER_BUCKET: 'larder-objects',
    LARDER_SES: 'yes',
    LARDER_CHOICES_TABLE: choicesTable.TableName,
    LARDER_CHOICES_REGIONS: 'eu-west-1,eu-central-1',
  });
  const platform = await openPlatform(config, { progress: () => undefined });
  try {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await platform.choices.put('b', ['lime'], 0, tomorrow);
    expect(await region.look('{"key":{"S":"b"}}')).toMatchObject({ value: { S: '["lime"]' } });
    const bytes = new TextEncoder().encode('{}');
    await platform.objects.put('a', { body: bytes, contentType: 'text/plain', cacheControl: '' });
    expect(buckets.keys()).toEqual(['/larder-objects/a']);
    expect(platform.objects.publicUrl('a')).toBe('http://localhost:3000/a');
    await platform.mail.send({ id: 'a', to: 'ada@a.example', subject: 'Hello', text: 'Hello.' });
    expect(ses.letters).toHaveLength(1);
  } finally {
    await platform.close();
    await Promise.all([region.close(), buckets.close(), ses.close(), database.drop()]);
    await rm(folder, { recursive: true });
  }
});

test('opens the payments that were chosen, and none where customers pay on account', async () => {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-open-'));
  const opened = async (environment: Record<string, string>) => {
    const config = readConfig({
      DATABASE_URL: database.url,
      LARDER_DATA: folder,
      LARDER_LOG: 'silent',
      ...environment,
    });
    const platform = await openPlatform(config, { progress: () => undefined });
    const { payments, sandbox } = platform;
    await platform.close();
    return { provider: payments?.provider, formOrigin: payments?.formOrigin, page: sandbox !== undefined }; // prettier-ignore
  };
  try {
    expect(await opened({ LARDER_PAYMENTS: 'invoice' })).toEqual({
      provider: undefined,
      formOrigin: undefined,
      page: false,
    });
    expect(await opened({ LARDER_PAYMENTS: 'sandbox' })).toEqual({
      provider: 'sandbox',
      formOrigin: null,
      page: true,
    });
    const stripe = {
      LARDER_PAYMENTS: 'stripe',
      LARDER_STRIPE_KEY: 'sk_test_51abcdefgh',
      LARDER_STRIPE_HOOK_SECRET: 'whsec_abcdefghijklmnop',
    };
    expect(await opened(stripe)).toEqual({
      provider: 'stripe',
      formOrigin: 'https://checkout.stripe.com',
      page: false,
    });
    expect(await storeName(database)).toBe(await storeName(database));
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
});
