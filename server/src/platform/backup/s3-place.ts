import { randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  NoSuchUpload,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../startup-error.ts';
import { isAway } from '../away.ts';
import { scheduledName, spentOf, type BackupPlace } from './place.ts';

type Options = {
  /** Of a store that speaks as S3 does; else AWS, or where the SDK's own variables say. */
  endpoint: string | undefined;
  /** Else the SDK's own chain says it. */
  region: string | undefined;
  partBytes?: number;
  idleMs?: number;
};

/** S3 takes at least 5 MB in a part, and 10,000 parts: 156 GB, compressed. */
const defaultPartBytes = 16 * 1024 * 1024;
const readAtOnce = 8 * 1024 * 1024;
const mostTries = 5;
const abandonedAfterMs = 24 * 3_600_000;

type At = { Bucket: string; Key: string };

/** `s3://bucket/key`; undefined for what is a path. */
export function bucketAddress(text: string): At | undefined {
  const [, Bucket = '', Key = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(text) ?? [];
  return Bucket === '' ? undefined : { Bucket, Key };
}

/** Backups in buckets of S3 and of what speaks as it does. Who asks is what the SDK's own chain of credentials says. */
export function openBackupBucket({ endpoint, region, ...options }: Options) {
  const { partBytes = defaultPartBytes, idleMs = 60_000 } = options;
  const client = new S3Client({
    ...(endpoint && { endpoint, forcePathStyle: true, region: region ?? 'us-east-1' }),
    ...(region && { region }),
    maxAttempts: mostTries,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: idleMs },
  });

  async function write(
    { name, at }: { name: string; at: At },
    parts: AsyncIterable<Buffer>,
    stopAsked: AbortSignal | undefined,
  ): Promise<number> {
    const options = { ...(stopAsked && { abortSignal: stopAsked }) };
    const told = <T>(answer: Promise<T>): Promise<T> =>
      answer.catch((error: unknown) => {
        throw explained(name, error);
      });
    const writer = randomBytes(9).toString('base64url');
    const begin = new CreateMultipartUploadCommand({ ...at, Metadata: { writer } });
    const { UploadId } = await told(client.send(begin, options));
    const upload = { ...at, UploadId };
    try {
      const done: CompletedPart[] = [];
      let bytes = 0;
      for await (const Body of inParts(parts, partBytes)) {
        const PartNumber = done.length + 1;
        const asked = { ...upload, PartNumber, Body, ChecksumAlgorithm: 'CRC32' } as const;
        const sent = client.send(new UploadPartCommand(asked), options);
        const { ETag, ChecksumCRC32 } = await told(sent);
        done.push({ PartNumber, ETag, ...(ChecksumCRC32 && { ChecksumCRC32 }) });
        bytes += Body.length;
      }
      const MultipartUpload = { Parts: done };
      const complete = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload });
      await told(
        client.send(complete, options).catch(async (error: unknown) => {
          // The first answer may have been lost: then the object is there, and ours.
          const isThere = error instanceof NoSuchUpload && (await head(at))?.['writer'] === writer;
          if (!isThere) throw error;
        }),
      );
      return bytes;
    } catch (error) {
      // Nothing has the name yet. What cannot be taken away now is swept by the next backup, or by the bucket's own rules.
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }

  /** What was said of it when it was begun; undefined where there is none. */
  async function head(at: At): Promise<Record<string, string> | undefined> {
    try {
      return (await client.send(new HeadObjectCommand(at))).Metadata ?? {};
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
        return undefined;
      throw error;
    }
  }

  /** A piece at a time, each asked for again where its answer breaks off; all of one and the same object. */
  async function* read({ name, at }: { name: string; at: At }): AsyncGenerator<Uint8Array> {
    let IfMatch: string | undefined;
    for (let from = 0, size = 1; from < size;) {
      const Range = `bytes=${from}-${from + readAtOnce - 1}`;
      const asked = { ...at, Range, ...(IfMatch && { IfMatch }) };
      const { ETag, bytes, whole } = await piece(asked).catch((error: unknown) => {
        throw explained(name, error);
      });
      IfMatch = ETag;
      size = whole;
      from += bytes.length;
      yield bytes;
    }
  }

  async function piece(asked: At & { Range: string; IfMatch?: string }) {
    for (let tries = 1; ; tries += 1) {
      try {
        const { Body, ETag, ContentRange } = await client.send(new GetObjectCommand(asked));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        const whole = Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? bytes.length);
        return { ETag, bytes, whole };
      } catch (error) {
        if (tries === mostTries || !isAway(error)) throw error;
        await sleep(tries * 200);
      }
    }
  }

  return {
    place: (name: string, at: At): BackupPlace => ({
      name,
      isTaken: async () => {
        const found = await head(at).catch((error: unknown) => {
          throw explained(name, error);
        });
        return found !== undefined;
      },
      write: (parts, stopAsked) => write({ name, at }, parts, stopAsked),
      read: () => read({ name, at }),
    }),

    /** Beside this one keeps the newest others, so many in all; answers what was deleted. Uploads that were left behind go too. */
    keepNewest: async (name: string, { Bucket, Key }: At, most: number): Promise<string[]> => {
      const Prefix = Key.slice(0, Key.lastIndexOf('/') + 1);
      try {
        const found: string[] = [];
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
          found.push(...(page.Contents ?? []).map((each) => (each.Key ?? '').slice(Prefix.length)));
        const others = found.filter((it) => scheduledName.test(it) && Prefix + it !== Key);
        const spent = spentOf(others, most);
        for (const it of spent)
          await client.send(new DeleteObjectCommand({ Bucket, Key: Prefix + it }));
        const { Uploads = [] } = await client.send(
          new ListMultipartUploadsCommand({ Bucket, Prefix }),
        );
        for (const { Key: begun = '', UploadId, Initiated } of Uploads)
          if (
            scheduledName.test(begun.slice(Prefix.length)) &&
            Initiated &&
            Date.now() - Initiated.getTime() > abandonedAfterMs
          )
            await client.send(new AbortMultipartUploadCommand({ Bucket, Key: begun, UploadId }));
        return spent;
      } catch (error) {
        throw explained(name, error);
      }
    },
  };
}

/** Cuts what comes into parts of one size; the last may be smaller. No more than one of them is held. */
async function* inParts(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  const held = Buffer.alloc(size);
  let length = 0;
  for await (const piece of pieces)
    for (let from = 0; from < piece.length;) {
      const taken = piece.copy(held, length, from);
      [from, length] = [from + taken, length + taken];
      if (length < size) continue;
      yield held;
      length = 0;
    }
  if (length > 0) yield held.subarray(0, length);
}

/** What an operator can mend, in one sentence; anything else as it is. */
function explained(name: string, error: unknown): unknown {
  if (error instanceof StartupError) return error;
  const { name: fault, message } = Object(error) as { name?: unknown; message?: unknown };
  const because: Partial<Record<string, string>> = {
    NoSuchBucket: 'there is no such bucket',
    NoSuchKey: 'there is no such object',
    NotFound: 'there is no such object, or no such bucket',
    AccessDenied: 'the bucket refuses it (AccessDenied)',
    Forbidden: 'the bucket refuses it (Forbidden)',
    InvalidAccessKeyId: 'the bucket does not know the key (InvalidAccessKeyId)',
    SignatureDoesNotMatch: 'the secret is not that of the key (SignatureDoesNotMatch)',
    PreconditionFailed: 'it was replaced while it was read',
    CredentialsProviderError: 'no credentials were found, where the AWS SDK looks for them',
  };
  const reason =
    because[String(fault)] ??
    (/region is missing/i.test(String(message))
      ? 'set AWS_REGION to where the bucket is'
      : undefined) ??
    (isAway(error) ? `the bucket did not answer (${String(message)})` : undefined);
  if (reason === undefined) return error;
  return new StartupError(`${name}: ${reason}.`, { cause: error });
}
