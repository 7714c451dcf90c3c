import type { IncomingMessage } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import S3rver from 's3rver';
import { oneAtATime } from '../../src/platform/files/one-at-a-time.ts';
import { type Answer, openFront, passOn } from './region-front.ts';
import { openUploads, refusal, xml } from './s3-uploads.ts';

/**
 * An S3 with these buckets, that can fall ill (see `openFront`). s3rver keeps the objects; what it does not do is done before it:
 * conditions on a write, checksums, uploads in parts, one request for a key at a time, and lists in order and in pages of `pageSize`.
 */
export async function openBuckets(names: string[], { pageSize = 1_000 } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'larder-s3-'));
  const store = new S3rver({
    directory,
    address: '127.0.0.1',
    port: 0,
    silent: true,
    // The front asks on behalf of others.
    allowMismatchedSignatures: true,
    configureBuckets: names.map((name) => ({ name })),
  });
  const { port } = await store.run();
  const inside = `http://127.0.0.1:${port}`;
  const inTurn = oneAtATime();
  /** By path, of every object there is. */
  const etags = new Map<string, string>();

  const uploads = openUploads(async (path, whole, headers) => {
    const written = await fetch(`${inside}${path}`, {
      method: 'PUT',
      headers,
      body: new Uint8Array(whole),
    });
    const etag = written.headers.get('etag') ?? '';
    etags.set(path, etag);
    return { status: written.status, headers: { etag }, body: Buffer.alloc(0) };
  });

  const front = await openFront(async (asked, body) => {
    const url = new URL(asked.url ?? '/', inside);
    const { pathname, searchParams } = url;
    const [, bucket = ''] = pathname.split('/');
    if (!names.includes(bucket)) return passOn(inside, asked, body);
    if (searchParams.has('list-type')) {
      const keys = [...etags.keys()].filter((path) => path.startsWith(`/${bucket}/`));
      const known = keys.map((path) => path.slice(bucket.length + 2));
      return page(known, searchParams, pageSize);
    }
    const { 'if-match': ifMatch } = asked.headers;
    if (asked.method === 'GET' && ifMatch !== undefined && ifMatch !== etags.get(pathname))
      return refusal(412, 'PreconditionFailed', 'It is another object by now.');
    const ofUpload = await uploads.answer(asked, url, body);
    if (ofUpload) return ofUpload;
    return inTurn(pathname, async () => {
      const wrong = asked.method === 'PUT' && objection(asked, body, etags.get(pathname));
      if (wrong) return wrong;
      const answer = await passOn(inside, asked, body);
      if (asked.method === 'PUT' && answer.headers['etag'])
        etags.set(pathname, answer.headers['etag']);
      if (asked.method === 'DELETE') etags.delete(pathname);
      return answer;
    });
  });

  return {
    ...front,
    /** `/bucket/key` of every object. */
    keys: () => [...etags.keys()],
    uploads,
    close: async () => {
      await front.close();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** What S3 would have against this write. */
function objection(
  { headers }: IncomingMessage,
  body: Buffer,
  etag: string | undefined,
): Answer | undefined {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  if (headers['x-amz-checksum-crc32'] !== checksum.toString('base64'))
    return refusal(400, 'BadDigest', 'The checksum is missing or not that of the body.');
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  if (ifMatch !== undefined && etag === undefined)
    return refusal(404, 'NoSuchKey', 'The specified key does not exist.');
  if ((ifMatch ?? etag) !== etag || (ifNoneMatch === '*' && etag !== undefined))
    return refusal(412, 'PreconditionFailed', 'A condition that was given does not hold.');
  return undefined;
}

/** One page of a list, by a token that means: after this key. */
function page(keys: string[], asked: URLSearchParams, pageSize: number): Answer {
  const after = Buffer.from(asked.get('continuation-token') ?? '', 'base64url').toString();
  const left = keys
    .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after)
    .sort();
  const shown = left.slice(0, pageSize);
  const token = Buffer.from(shown.at(-1) ?? '').toString('base64url');
  const more = left.length > shown.length;
  const contents = shown.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${token}</NextContinuationToken>` : '';
  return xml(
    200,
    `<ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${next}${contents}</ListBucketResult>`,
  );
}
