import { readdir, readFile } from 'node:fs/promises';
import { matchesGlob, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { credentials } from './services.ts';

const schema = z.object({
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  Include: z.array(z.string()).default(['**']),
  SystemMetadata: z.object({ 'cache-control': z.string(), 'content-type': z.string() }),
});

/** Uploads the files of the pages as the templates say: which, where to, and what is said with them. Returns how many. */
export async function publishWebFiles(cloud: Cloud, endpoint: string): Promise<number> {
  const s3 = new S3Client({
    region: 'eu-west-1',
    endpoint,
    forcePathStyle: true,
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
    },
  });
  let count = 0;
  for (const { properties } of cloud.all('Custom::CDKBucketDeployment', schema)) {
    const { SourceObjectKeys, DestinationBucketName: Bucket, Include, SystemMetadata } = properties;
    for (const source of SourceObjectKeys) {
      const folder = cloud.assetFolder(source);
      const files = (await readdir(folder, { recursive: true })).filter((file) =>
        Include.some((pattern) => matchesGlob(file, pattern)),
      );
      for (const Key of files) {
        await s3.send(
          new PutObjectCommand({
            Bucket,
            Key,
            Body: await readFile(join(folder, Key)),
            CacheControl: SystemMetadata['cache-control'],
            ContentType: SystemMetadata['content-type'],
          }),
        );
        count += 1;
      }
    }
  }
  s3.destroy();
  return count;
}
