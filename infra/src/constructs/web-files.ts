import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultStackSynthesizer, Duration, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IConstruct } from 'constructs';
import { languageCodes } from '../../../server/src/contract/languages.ts';
import { accept } from '../accept.ts';
import { edgePages } from './edge-pages.ts';
import { repository } from './function.ts';
import { refuseDeployment } from './server-program.ts';

/** What `npm run build` makes for browsers, by language; what is the same in several has one name. */
const built = languageCodes.map((language) => join(repository, 'web/build', language, 'client'));
const unbuilt = join(repository, 'web/public');

/** What people read when no server answers the edge. */
export const awayPage = '/away.html';

/** Names below it carry a hash of their content. */
const hashedBelow = 'assets/';

/** What S3 says of a file by its name; it would not know the newer kinds. */
const contentTypes = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** Publishes the files of the pages. Files of earlier versions stay: pages that are still open ask for them. */
export class WebFiles extends Construct {
  constructor(scope: Construct, id: string, { bucketName }: { bucketName: string }) {
    super(scope, id);
    const bucket = s3.Bucket.fromBucketName(this, 'Assets', bucketName);
    const isBuilt = built.every((folder) => existsSync(join(folder, 'assets')));
    const sources = (isBuilt ? built : [unbuilt]).map((folder) => Source.asset(folder));
    for (const [extension, contentType] of Object.entries(contentTypes)) {
      const publish = (kind: string, include: string, cacheControl: CacheControl[]) =>
        new BucketDeployment(this, `${extension}${kind}`, {
          sources,
          destinationBucket: bucket,
          contentType,
          cacheControl,
          exclude: ['*'],
          include: [include],
          prune: false,
          retainOnDelete: true,
          memoryLimit: 256,
        });
      if (['js', 'css', 'woff2'].includes(extension))
        publish('Hashed', `${hashedBelow}*.${extension}`, forever);
      else publish('Named', `*.${extension}`, [CacheControl.fromString('public, max-age=3600')]);
    }
    new BucketDeployment(this, 'Away', {
      sources: [Source.data(awayPage.slice(1), edgePages.away)],
      destinationBucket: bucket,
      contentType: 'text/html; charset=utf-8',
      cacheControl: [CacheControl.fromString('public, max-age=60')],
      prune: false,
      retainOnDelete: true,
      memoryLimit: 256,
    });
    acceptHelper(Stack.of(this), bucketName);
    if (!isBuilt) refuseDeployment(this, 'npm run build');
  }
}

/** The CDK's own function copies from its bucket into ours. */
function acceptHelper(stack: Stack, bucketName: string): void {
  const ours = ({ node }: IConstruct) => node.id.startsWith('Custom::CDKBucketDeployment');
  const theirs = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${stack.account}-${stack.region}`;
  const actions = ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'];
  for (const helper of stack.node.children.filter(ours)) {
    accept(
      helper,
      'A helper of the CDK: reads the bucket of its assets, writes the one of ours that holds the files.',
      ...actions.map((action) => `IAM5[Action::s3:${action}]`),
      ...[theirs, bucketName].map((name) => `IAM5[Resource::arn:aws:s3:::${name}/*]`),
    );
  }
}

const forever = [
  CacheControl.maxAge(Duration.days(365)),
  CacheControl.setPublic(),
  CacheControl.immutable(),
];
