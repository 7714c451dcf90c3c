import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** What the servers write: recipe pictures, and stored results of browsing. Both are read from the edge. */
const objectPrefixes = ['pictures/', 'catalog/'];

export const publishedArns = (bucket: string): string[] =>
  objectPrefixes.map((prefix) => `arn:aws:s3:::${bucket}/${prefix}*`);

const forgetUploads = { abortIncompleteMultipartUploadAfter: Duration.days(2) };

const kept: s3.BucketProps = {
  encryption: s3.BucketEncryption.S3_MANAGED,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
};

/** Three private buckets: objects (written by servers), assets (written at deploy), logs. */
export class Storage extends Construct {
  readonly objects: s3.IBucket;
  readonly assets: s3.IBucket;
  readonly logs: s3.IBucket;
  readonly names: Record<'objects' | 'assets' | 'logs', string>;

  constructor(scope: Construct, id: string, { named }: { named: (what: string) => string }) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const nameOf = (what: string) => `${named(what)}-${account}-${region}`;
    this.names = { objects: nameOf('objects'), assets: nameOf('assets'), logs: nameOf('logs') };
    const logs = new s3.Bucket(this, 'Logs', {
      ...kept,
      bucketName: this.names.logs,
      lifecycleRules: [{ expiration: Duration.days(400), ...forgetUploads }],
    });
    const objects = keep(this, 'Objects', { bucketName: this.names.objects, logs });
    const assets = keep(this, 'Assets', { bucketName: this.names.assets, logs });
    for (const bucket of [objects, assets]) admitEdge(bucket);
    admitEdgeLog(logs);
    // The CDK's classes and their interfaces differ under exactOptionalPropertyTypes.
    [this.objects, this.assets, this.logs] = [objects, assets, logs] as s3.IBucket[] as Three;
  }

  /** Reads, writes and lists what the store publishes; nothing else in the bucket, and not its settings. */
  grantPublishing(grantee: iam.IGrantable): void {
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resourceArns: publishedArns(this.names.objects),
    });
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [`arn:aws:s3:::${this.names.objects}`],
    });
  }
}

type Three = [s3.IBucket, s3.IBucket, s3.IBucket];

/** Versions and a log of who asked, so that what was overwritten can be had back. */
function keep(
  scope: Construct,
  id: string,
  { bucketName, logs }: { bucketName: string; logs: s3.Bucket },
): s3.Bucket {
  return new s3.Bucket(scope, id, {
    ...kept,
    bucketName,
    versioned: true,
    serverAccessLogsBucket: logs as s3.IBucket,
    serverAccessLogsPrefix: `s3/${id.toLowerCase()}/`,
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(30),
        expiredObjectDeleteMarker: true,
        ...forgetUploads,
      },
    ],
  });
}

/** The distribution is made later and elsewhere, so any of this account's may read; it has one. Listing makes what is not there a 404. */
function admitEdge(bucket: s3.Bucket): void {
  const { account } = Stack.of(bucket);
  for (const [action, resource] of [
    ['s3:GetObject', bucket.arnForObjects('*')],
    ['s3:ListBucket', bucket.bucketArn],
  ] as const) {
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
        actions: [action],
        resources: [resource],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${account}:distribution/*` },
        },
      }),
    );
  }
}

/** The edge's access log is delivered from us-east-1. */
function admitEdgeLog(bucket: s3.Bucket): void {
  const { account } = Stack.of(bucket);
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('edge/*')],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${account}:delivery-source:*` },
      },
    }),
  );
}
