import { randomBytes } from 'node:crypto';
import {
  GetObjectCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { awayError, isAway, refusedError } from '../away.ts';
import type { Objects } from '../platform.ts';
import { checkKey, isKey } from './object-key.ts';

type Options = {
  bucket: string;
  region: string;
  publicUrl: string;
  /** Where to reach the bucket when it is not where AWS has it. */
  endpoint?: string;
  connectMs?: number;
  requestMs?: number;
};

/**
 * Keeps objects in a bucket of S3. Etags are S3's own, so that a condition is S3's to keep; they are derived from the content where
 * the bucket encrypts with S3's keys (SSE-S3), and elsewhere still change with it. What else is in the bucket is not listed.
 */
export function openS3Objects({ bucket: Bucket, region, publicUrl, ...options }: Options) {
  const client = new S3Client({
    region,
    ...(options.endpoint && { endpoint: options.endpoint }),
    requestHandler: {
      connectionTimeout: options.connectMs ?? 1_000,
      requestTimeout: options.requestMs ?? 5_000,
      socketTimeout: options.requestMs ?? 5_000,
      throwOnRequestTimeout: true,
    },
  });

  /** Says which bucket it was that failed, and whether it is worth trying again. */
  function explain(error: unknown): never {
    if (isAway(error)) throw awayError(`The bucket ${Bucket} did not answer.`, error);
    throw refusedError(`The bucket ${Bucket}`, error);
  }

  const get: Objects['get'] = async (key) => {
    const asked = { Bucket, Key: checkKey(key) };
    try {
      const found = await client.send(new GetObjectCommand(asked));
      return {
        body: (await found.Body?.transformToByteArray()) ?? new Uint8Array(),
        etag: found.ETag ?? '',
        contentType: found.ContentType ?? 'application/octet-stream',
        cacheControl: found.CacheControl ?? '',
      };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      return explain(error);
    }
  };

  const put: Objects['put'] = async (key, { body, contentType, cacheControl }, ifMatch) => {
    const writer = randomBytes(9).toString('base64url');
    const asked: PutObjectCommandInput = {
      Bucket,
      Key: checkKey(key),
      Body: body,
      ChecksumAlgorithm: 'CRC32',
      ContentType: contentType,
      CacheControl: cacheControl,
      ...(ifMatch && { Metadata: { writer } }),
      ...(ifMatch && (ifMatch === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: ifMatch })),
    };
    try {
      const { ETag = '' } = await client.send(new PutObjectCommand(asked));
      return { etag: ETag };
    } catch (error) {
      if (!isConflict(error, ifMatch)) return explain(error);
      // The first answer may have been lost, and what is in the way may be what we wrote.
      return error.$metadata.attempts === 1 ? 'conflict' : writtenBy(writer, asked).catch(explain);
    }
  };

  async function writtenBy(writer: string, { Bucket, Key }: PutObjectCommandInput) {
    try {
      const { Metadata, ETag = '' } = await client.send(new HeadObjectCommand({ Bucket, Key }));
      return Metadata?.['writer'] === writer ? { etag: ETag } : 'conflict';
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
        return 'conflict';
      throw error;
    }
  }

  const remove: Objects['remove'] = async (key) => {
    await client.send(new DeleteObjectCommand({ Bucket, Key: checkKey(key) })).catch(explain);
  };

  const list: Objects['list'] = async (prefix) => {
    const keys: string[] = [];
    try {
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix }))
        keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    } catch (error) {
      return explain(error);
    }
    return keys.filter(isKey).sort();
  };

  const base = publicUrl.replace(/\/+$/, '');
  const objects: Objects & { close: () => Promise<void> } = {
    get,
    put,
    remove,
    list,
    publicUrl: (key) => `${base}/${checkKey(key)}`,
    close: async () => client.destroy(),
  };
  return objects;
}

/** S3 answers 412 when the condition does not hold, 404 when there is nothing to match, 409 when another is writing at this moment. */
function isConflict(error: unknown, ifMatch: string | undefined): error is S3ServiceException {
  return (
    ifMatch !== undefined &&
    error instanceof S3ServiceException &&
    ['PreconditionFailed', 'NoSuchKey', 'ConditionalRequestConflict'].includes(error.name)
  );
}
