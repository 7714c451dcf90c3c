import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Answer } from './region-front.ts';

type Upload = {
  path: string;
  startedAt: Date;
  metadata: Record<string, string>;
  parts: Map<number, { etag: string; body: Buffer }>;
};

/** S3 takes no smaller part, but for the last. */
const leastPart = 5 * 1024 * 1024;

/** Uploads in parts, as S3 keeps them apart from objects until they are complete; `put` then writes the object. */
export function openUploads(
  put: (path: string, body: Buffer, metadata: Record<string, string>) => Promise<Answer>,
) {
  const uploads = new Map<string, Upload>();

  const sizes: number[] = [];
  let then = () => undefined as void;

  async function complete(uploadId: string, upload: Upload, asked: string): Promise<Answer> {
    const named = [...asked.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
      etag: /<ETag>(.*?)<\/ETag>/.exec(part)?.[1]?.replaceAll('&quot;', '"'),
    }));
    const parts = named.map(({ number, etag }) => {
      const part = upload.parts.get(number);
      return part?.etag === etag ? part?.body : undefined;
    });
    const known = parts.filter((part) => part !== undefined);
    if (known.length === 0 || known.length !== parts.length)
      return refusal(400, 'InvalidPart', 'A part that was named is not there.');
    if (known.slice(0, -1).some(({ length }) => length < leastPart))
      return refusal(400, 'EntityTooSmall', 'A part is smaller than S3 takes it.');
    const written = await put(upload.path, Buffer.concat(known), upload.metadata);
    uploads.delete(uploadId);
    then();
    const etag = written.headers['etag'] ?? '';
    return xml(200, `<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`); // prettier-ignore
  }

  return {
    /** By their paths, those that are neither complete nor aborted. */
    open: () => [...uploads.values()].map(({ path }) => path),
    /** Done when an upload is complete, before that is answered. */
    onceComplete: (what: () => void) => void (then = what),
    /** Of every part that was taken. */
    sizes: () => sizes,
    /** As one that somebody left behind long ago. */
    leave: (path: string, startedAt: Date) =>
      void uploads.set(randomBytes(8).toString('hex'), {
        path,
        startedAt,
        metadata: {},
        parts: new Map(),
      }),
    /** Undefined for what is asked of objects themselves. */
    answer: async (
      { method, headers }: { method?: string | undefined; headers: Record<string, unknown> },
      { pathname: path, searchParams: asked }: URL,
      body: Buffer,
    ): Promise<Answer | undefined> => {
      if (asked.has('uploads')) {
        if (method === 'GET') return list(uploads, path, asked.get('prefix') ?? '');
        const id = randomBytes(8).toString('hex');
        const metadata = Object.fromEntries(
          Object.entries(headers).filter(
            (header): header is [string, string] =>
              header[0].startsWith('x-amz-meta-') && typeof header[1] === 'string',
          ),
        );
        uploads.set(id, { path, startedAt: new Date(), metadata, parts: new Map() });
        return xml(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`); // prettier-ignore
      }
      const uploadId = asked.get('uploadId');
      if (uploadId === null) return undefined;
      const upload = uploads.get(uploadId);
      if (upload?.path !== path) return refusal(404, 'NoSuchUpload', 'There is no such upload.');
      if (method === 'DELETE') {
        uploads.delete(uploadId);
        return { status: 204, headers: {}, body: Buffer.alloc(0) };
      }
      if (method === 'POST') return complete(uploadId, upload, body.toString());
      const checksum = Buffer.alloc(4);
      checksum.writeUInt32BE(crc32(body));
      if (headers['x-amz-checksum-crc32'] !== checksum.toString('base64'))
        return refusal(400, 'BadDigest', 'The checksum is missing or not that of the body.');
      sizes.push(body.length);
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      upload.parts.set(Number(asked.get('partNumber')), { etag, body });
      return { status: 200, headers: { etag }, body: Buffer.alloc(0) };
    },
  };
}

function list(uploads: Map<string, Upload>, bucket: string, prefix: string): Answer {
  const named = [...uploads].flatMap(([uploadId, { path, startedAt }]) => {
    const key = path.slice(bucket.replace(/\/$/, '').length + 1);
    const begun = startedAt.toISOString();
    return path.startsWith(bucket) && key.startsWith(prefix)
      ? [`<Upload><Key>${key}</Key><UploadId>${uploadId}</UploadId><Initiated>${begun}</Initiated></Upload>`] // prettier-ignore
      : [];
  });
  return xml(200, `<ListMultipartUploadsResult>${named.join('')}</ListMultipartUploadsResult>`);
}

export const refusal = (status: number, code: string, message: string): Answer =>
  xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);

export const xml = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(text),
});
