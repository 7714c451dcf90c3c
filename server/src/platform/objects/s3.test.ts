import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFakeCredentials } from '../../../test/stand-ins/fake-credentials.ts';
import { openBuckets } from '../../../test/stand-ins/s3.ts';
import { isTransient } from '../transient.ts';
import { objectsContract, page } from './objects.contract.ts';
import { openS3Objects } from './s3.ts';

const region = 'eu-west-1';
const publicUrl = 'https://shop.example/';

beforeEach(useFakeCredentials);
afterEach(() => vi.unstubAllEnvs());

objectsContract('S3', async () => {
  const buckets = await openBuckets(['larder'], { pageSize: 3 });
  const options = { bucket: 'larder', region, publicUrl, endpoint: buckets.url };
  const [objects, another] = [openS3Objects(options), openS3Objects(options)];
  return {
    objects,
    another,
    close: async () => {
      await objects.close();
      await another.close();
      await buckets.close();
    },
  };
});

async function withBuckets(
  work: (rig: {
    buckets: Awaited<ReturnType<typeof openBuckets>>;
    objects: ReturnType<typeof openS3Objects>;
  }) => Promise<void>,
  bucket = 'larder',
): Promise<void> {
  const buckets = await openBuckets(['larder']);
  const endpoint = buckets.url;
  const objects = openS3Objects({ bucket, region, publicUrl, endpoint });
  try {
    await work({ buckets, objects });
  } finally {
    await objects.close();
    await buckets.close();
  }
}

test('tells a bucket that is not there from an object that is not', () =>
  withBuckets(async ({ objects }) => {
    const refused = 'The bucket elsewhere refused: NoSuchBucket';
    await expect(objects.get('a')).rejects.toThrow(refused);
    await expect(objects.put('a', page('x'))).rejects.toThrow(refused);
    await expect(objects.put('a', page('x'), '"some"')).rejects.toThrow(refused);
    await expect(objects.remove('a')).rejects.toThrow(refused);
    await expect(objects.list('')).rejects.toThrow(refused);
  }, 'elsewhere'));

test('does not wait for ever for a bucket that never answers, and asks again', () =>
  withBuckets(async ({ buckets, objects }) => {
    await objects.put('a', page('x'));
    buckets.freeze();
    const endpoint = buckets.url;
    const hasty = openS3Objects({ bucket: 'larder', region, publicUrl, endpoint, requestMs: 300 });
    const failed = await hasty.get('a').then(
      () => undefined,
      (error: unknown) => error,
    );
    await hasty.close();
    expect(String(failed)).toContain('The bucket larder did not answer.');
    expect(isTransient(failed)).toBe(true);
    expect(buckets.heard()).toBe(4);
    await buckets.recover();
    expect((await objects.get('a'))?.etag).toMatch(/^"/);
  }));

test('takes its own write for what it is when the answer to it was lost', () =>
  withBuckets(async ({ buckets, objects }) => {
    const found = await objects.put('b', page('0'));
    const etag = found === 'conflict' ? found : found.etag;
    for (const [key, ifMatch] of [
      ['a', 'absent'],
      ['b', etag],
    ] as const) {
      buckets.loseAnswers(1);
      const put = await objects.put(key, page('1'), ifMatch);
      expect(put).toEqual({ etag: (await objects.get(key))?.etag });
      buckets.loseAnswers(1);
      expect(await objects.put(key, page('1'), ifMatch)).toBe('conflict');
    }
  }));

test('is found where the SDK’s own variable says, and lists nothing that is not its own', () =>
  withBuckets(async ({ buckets, objects }) => {
    vi.stubEnv('AWS_ENDPOINT_URL_S3', buckets.url);
    const found = openS3Objects({ bucket: 'larder', region, publicUrl });
    await found.put('catalog/index.json', page('{}'));
    await fetch(`${buckets.url}/larder/assets/Entry-AbC.js`, {
      method: 'PUT',
      body: '',
      headers: { 'x-amz-checksum-crc32': 'AAAAAA==' },
    });
    expect(await objects.list('')).toEqual(['catalog/index.json']);
    expect(found.publicUrl('catalog/index.json')).toBe('https://shop.example/catalog/index.json');
    await found.close();
  }));
