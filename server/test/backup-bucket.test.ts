import { createHash, randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bucketAddress, openBackupBucket } from '../src/platform/backup/s3-place.ts';
import { readSealed, writeSealed } from '../src/platform/backup/sealed-file.ts';
import { StartupError } from '../src/startup-error.ts';
import { useFakeCredentials } from './stand-ins/fake-credentials.ts';
import { openBuckets } from './stand-ins/s3.ts';

let buckets: Awaited<ReturnType<typeof openBuckets>>;
let bucket: ReturnType<typeof openBackupBucket>;
beforeEach(async () => {
  useFakeCredentials();
  buckets = await openBuckets(['shop'], { pageSize: 2 });
  bucket = openBackupBucket({
    endpoint: buckets.url,
    region: undefined,
    partBytes: 5 * 1024 * 1024,
    idleMs: 30_000,
  });
});
afterEach(async () => {
  await buckets.close();
  vi.unstubAllEnvs();
});

const at = (name: string) => {
  const found = bucketAddress(name);
  if (!found) throw new Error(`${name} is none of a bucket.`);
  return bucket.place(name, found);
};
const name = 's3://shop/nightly/shop.backup';
const path = '/shop/nightly/shop.backup';
const madeAt = new Date('2026-11-23T09:00:00Z');
const about = { passphrase: undefined, madeAt, bytes: 7 };

/** What no compression makes smaller, so many megabytes of it; `then` is done after each. */
async function* megabytes(count: number, then: (done: number) => unknown = () => undefined) {
  for (let done = 1; done <= count; done += 1) {
    yield randomBytes(1024 * 1024);
    await then(done);
  }
}

async function readWhole(place = at(name)) {
  return readSealed(place, undefined, async (bytes) => {
    const hash = createHash('sha256');
    let length = 0;
    for (;;) {
      const part = await bytes.some(1_000_000);
      if (part.length === 0) return { length, hash: hash.digest('hex') };
      hash.update(part);
      length += part.length;
    }
  });
}

async function nothingIsThere(): Promise<void> {
  expect(buckets.keys()).toEqual([]);
  expect(buckets.uploads.open()).toEqual([]);
  expect(await at(name).isTaken()).toBe(false);
}

test('a backup goes to a bucket in parts, and comes back as it was', async () => {
  const hash = createHash('sha256');
  async function* content() {
    for await (const megabyte of megabytes(23)) {
      hash.update(megabyte);
      yield megabyte;
    }
  }
  expect(await at(name).isTaken()).toBe(false);
  const bytes = await writeSealed(at(name), content(), about);
  expect(bytes).toBeGreaterThan(23 * 1024 * 1024);
  expect(buckets.keys()).toEqual([path]);
  expect(buckets.uploads.sizes()).toHaveLength(5);
  expect(Math.max(...buckets.uploads.sizes())).toBe(5 * 1024 * 1024);
  expect(buckets.uploads.open()).toEqual([]);
  expect(await at(name).isTaken()).toBe(true);
  expect(await readWhole()).toEqual({ length: 23 * 1024 * 1024, hash: hash.digest('hex') });
});

test('one that fails half-way leaves nothing under its name, and nothing begun', async () => {
  const failing = megabytes(30, (done) => {
    if (done === 12) throw new Error('The pantry is locked.');
  });
  await expect(writeSealed(at(name), failing, about)).rejects.toThrow('The pantry is locked.');
  await nothingIsThere();
});

test('one that is broken off leaves nothing either', async () => {
  const stopping = new AbortController();
  const stopped = megabytes(30, (done) => {
    if (done === 12) stopping.abort();
  });
  const writing = writeSealed(at(name), stopped, { ...about, stopAsked: stopping.signal });
  await expect(writing).rejects.toThrow('abort');
  await nothingIsThere();
});

test('while the bucket does not answer, that is said in one sentence, and nothing looks finished', async () => {
  const cut = megabytes(30, async (done) => {
    if (done === 12) await buckets.goAway();
  });
  const failed = await writeSealed(at(name), cut, about).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(StartupError);
  expect(String(failed)).toContain(`${name}: the bucket did not answer`);
  await buckets.recover();
  expect(buckets.keys()).toEqual([]);
});

test('an answer that is lost on the way changes nothing', async () => {
  const losing = megabytes(12, (done) => {
    if (done === 6) buckets.loseAnswers(1);
  });
  await writeSealed(at(name), losing, about);
  buckets.loseAnswers(1);
  expect((await readWhole()).length).toBe(12 * 1024 * 1024);
  buckets.uploads.onceComplete(() => buckets.loseAnswers(1));
  const last = 's3://shop/nightly/last.backup';
  await writeSealed(at(last), megabytes(1), about);
  expect((await readWhole(at(last))).length).toBe(1024 * 1024);
});

test('what is not there, not whole or replaced meanwhile is refused by its name', async () => {
  const refused = async (place: ReturnType<typeof at>, because: string) => {
    const failed = await readWhole(place).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartupError);
    expect(String(failed)).toContain(because);
  };
  await refused(at(name), `${name}: there is no such object`);
  await refused(at('s3://elsewhere/a'), 's3://elsewhere/a: there is no such bucket');
  await writeSealed(at(name), megabytes(20), about);
  const place = at(name);
  const replaced = {
    ...place,
    async *read() {
      for await (const bytes of place.read()) {
        yield bytes;
        await writeSealed(at(name), megabytes(20), about);
      }
    },
  };
  await refused(replaced, `${name}: it was replaced while it was read`);
  const whole = [];
  for await (const bytes of at(name).read()) whole.push(bytes);
  const cut = Buffer.concat(whole).subarray(0, -100);
  await at(name).write(
    (async function* () {
      yield await Promise.resolve(cut);
    })(),
  );
  await refused(at(name), `${name} was cut short`);
});

test('without credentials, that is said', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
  const stranger = openBackupBucket({ endpoint: buckets.url, region: undefined });
  const place = stranger.place(name, { Bucket: 'shop', Key: 'a' });
  await expect(place.isTaken()).rejects.toThrow('no credentials were found');
});

test('the newest are kept, of this prefix alone; what was begun long ago and left is swept', async () => {
  const made = (day: number) => `larder-2026-11-${day}T03-00-00Z.backup`;
  const write = async (key: string) => {
    await writeSealed(at(`s3://shop/${key}`), megabytes(1), about);
  };
  for (const day of [20, 21, 22, 23]) await write(`nightly/${made(day)}`);
  await write('nightly/before-the-move.backup');
  await write(`other/${made(19)}`);
  const day = 24 * 3_600_000;
  buckets.uploads.leave(`/shop/nightly/${made(18)}`, new Date(Date.now() - 2 * day));
  buckets.uploads.leave(`/shop/nightly/${made(24)}`, new Date());
  buckets.uploads.leave('/shop/nightly/somebody-elses', new Date(Date.now() - 2 * day));
  const last = `s3://shop/nightly/${made(23)}`;
  const at23 = { Bucket: 'shop', Key: `nightly/${made(23)}` };
  expect(await bucket.keepNewest(last, at23, 2)).toEqual([made(21), made(20)]);
  expect(buckets.keys().sort()).toEqual([
    '/shop/nightly/before-the-move.backup',
    `/shop/nightly/${made(22)}`,
    `/shop/nightly/${made(23)}`,
    `/shop/other/${made(19)}`,
  ]);
  expect(buckets.uploads.open().sort()).toEqual([
    `/shop/nightly/${made(24)}`,
    '/shop/nightly/somebody-elses',
  ]);
});

test.each([
  ['s3://shop', { Bucket: 'shop', Key: '' }],
  ['s3://shop/', { Bucket: 'shop', Key: '' }],
  ['s3://my.shop-1/a/b c.backup', { Bucket: 'my.shop-1', Key: 'a/b c.backup' }],
  ['s3:/shop/a', undefined],
  ['s3://', undefined],
  ['s3://Shop/a', undefined],
  ['/srv/s3://shop', undefined],
])('%s is %j', (text, address) => {
  expect(bucketAddress(text)).toEqual(address);
});

test('the commands take what is in a bucket like a file', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'larder-bucket-'));
  const data = join(parent, 'data');
  await mkdir(join(data, 'objects'), { recursive: true });
  await writeFile(join(data, 'objects/picture'), 'a picture of congee');
  const env = {
    PATH: process.env['PATH'],
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    LARDER_BACKUP_ENDPOINT: buckets.url,
    LARDER_BACKUP_PASSPHRASE: 'a pantry full of limes',
    LARDER_DATA: data,
    // Of a PostgreSQL that is kept elsewhere nothing is asked here.
    DATABASE_URL: 'postgres://larder@127.0.0.1:1/larder',
  };
  const launcher = join(import.meta.dirname, '../bin/larder.js');
  const larder = (...words: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [launcher, ...words], { env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  expect(await larder('backup', name)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`Wrote ${name}: `) as string,
  });
  expect(await larder('backup', name)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`There is a file ${name} already`) as string,
  });
  expect(await larder('verify-backup', name)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${name} is whole`) as string,
  });
  const into = join(parent, 'restored');
  expect(await larder('restore', name, into)).toMatchObject({ code: 0 });
  expect(await readFile(join(into, 'objects/picture'), 'utf8')).toBe('a picture of congee');
  expect(await readdir(parent)).toEqual(['data', 'restored']);

  const keep = () => larder('backup', '--to', 's3://shop/kept', '--keep', '1');
  expect(await keep()).toMatchObject({ code: 0 });
  const scheduled = () => buckets.keys().filter((key) => key.startsWith('/shop/kept/'));
  const [first = ''] = scheduled();
  expect(first).toMatch(/^\/shop\/kept\/larder-[\dT-]+Z\.backup$/);
  await pause(1000);
  expect((await keep()).out).toContain(`Deleted ${first.slice('/shop/kept/'.length)}.`);
  expect(scheduled()).toHaveLength(1);
  for (const [given, said] of [
    ['s3://shop/kept/', 'names no backup'],
    ['s3:/shop/a', 'is none of a bucket'],
  ] as const)
    expect(await larder('backup', given)).toMatchObject({
      code: 1,
      err: expect.stringContaining(said) as string,
    });
  await rm(parent, { recursive: true });
});
