import { z } from 'zod';
import { startCognito } from '../../server/test/stand-ins/cognito.ts';
import { openDynamoRegion, replicate } from '../../server/test/stand-ins/dynamo.ts';
import { openFront, passOn } from '../../server/test/stand-ins/region-front.ts';
import { openBuckets } from '../../server/test/stand-ins/s3.ts';
import { openSecrets } from '../../server/test/stand-ins/secrets.ts';
import { openSes } from '../../server/test/stand-ins/ses.ts';
import { readCloud, type Cloud } from './cloud.ts';
import { readBoot } from './server-process.ts';

const tableSchema = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  Replicas: z.tuple([z.object({ Region: z.string() }), z.object({ Region: z.string() })]),
});

/** What stand-ins take for a signature's key; it opens nothing. */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'S3RVER',
  AWS_SECRET_ACCESS_KEY: 'S3RVER',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** The managed services of the templates in `folder`, on this machine. `settings` leads the SDK and the store to them. */
export async function openServices(folder: string) {
  const cognito = await startCognito();
  const cloud = readCloud(folder, {
    'AWS::Cognito::UserPool': cognito.id,
    'AWS::Cognito::UserPoolClient': cognito.client,
    'Custom::DescribeCognitoUserPoolClient.UserPoolClient.ClientSecret': cognito.clientSecret,
  });
  const buckets = cloud.all('AWS::S3::Bucket', z.object({ BucketName: z.string() }));
  const s3 = await openBuckets(buckets.map(({ properties }) => properties.BucketName));
  const tables = await openTables(cloud);
  const secrets = await openSecrets(
    Object.fromEntries(
      cloud
        .all('AWS::SecretsManager::Secret', z.object({ Name: z.string() }))
        .map(({ properties: { Name } }) => [Name, cloud.secret(Name)]),
    ),
  );
  const ses = await openSes({ verified: readBoot(cloud).settings['LARDER_MAIL_FROM'] ?? '' });
  return {
    cloud,
    cognito,
    s3,
    tables,
    ses,
    settings: {
      ...credentials,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_ENDPOINT_URL_DYNAMODB: tables.url,
      AWS_ENDPOINT_URL_SESV2: ses.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    },
    close: async () => {
      for (const service of [secrets, ses, tables, s3, cognito]) await service.close();
    },
  };
}

/** Both regions of the table, at one address: a request's signature says which region it is for. */
async function openTables(cloud: Cloud) {
  const { properties } = cloud.one('AWS::DynamoDB::GlobalTable', tableSchema);
  const { Replicas, ...table } = properties;
  const [one, other] = await Promise.all([openDynamoRegion(table), openDynamoRegion(table)]);
  const regions = new Map([
    [Replicas[0].Region, one],
    [Replicas[1].Region, other],
  ]);
  const front = await openFront((asked, body) => {
    const name = /Credential=\w+\/\d+\/([^/]+)\/dynamodb/.exec(
      asked.headers.authorization ?? '',
    )?.[1];
    const region = regions.get(name ?? '');
    if (!region) throw new Error(`The table is not in ${name}.`);
    return passOn(region.endpoint, asked, body);
  });
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = telling.then(() => replicate(one, other)).then(() => replicate(other, one));
  }, 500);
  return {
    url: front.url,
    regions,
    close: async () => {
      clearInterval(timer);
      await telling;
      for (const each of [front, one, other]) await each.close();
    },
  };
}
