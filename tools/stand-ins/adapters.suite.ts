import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { choicesContract } from '../../server/src/platform/choices/choices.contract.ts';
import {
  choicesTable,
  openChoicesOver,
} from '../../server/src/platform/choices/dynamo/dynamo.fixtures.ts';
import { mailContract } from '../../server/src/platform/mail/mail.contract.ts';
import { openSesMail } from '../../server/src/platform/mail/ses.ts';
import { objectsContract } from '../../server/src/platform/objects/objects.contract.ts';
import { openS3Objects } from '../../server/src/platform/objects/s3.ts';
import { useFakeCredentials } from '../../server/test/stand-ins/fake-credentials.ts';

import { standIns, type Name, type StandIn } from './stand-ins.ts';

// The contracts that `npm test` asks of our own stand-ins, asked of one that we did not write.

const endpoint = process.env['STAND_IN_URL'] ?? '';
const { asked, reset }: StandIn = standIns[process.env['STAND_IN'] as Name];
const region = 'eu-west-1';
const from = 'kitchen@larder.example';

beforeEach(async () => {
  useFakeCredentials();
  if (reset === undefined) return;
  const forgotten = await fetch(`${endpoint}${reset}`, { method: 'POST' });
  expect(forgotten.status).toBe(200);
});
afterEach(() => vi.unstubAllEnvs());

/** A table of its own for each test, in one region. */
async function makeTable(inRegion: string): Promise<void> {
  const client = new DynamoDBClient({ region: inRegion, endpoint });
  const { TableName } = choicesTable;
  const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  if (reset === undefined) {
    const gone = await client.send(new DeleteTableCommand({ TableName })).then(
      () => waitUntilTableNotExists(waiting, { TableName }),
      (error: unknown) => {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      },
    );
    if (gone) expect(gone.state).toBe('SUCCESS');
  }
  await client.send(new CreateTableCommand(choicesTable));
  await waitUntilTableExists(waiting, { TableName });
  client.destroy();
}

choicesContract('DynamoDB of a stand-in by others', async (start) => {
  let now = start;
  // One endpoint for both regions: replication takes no time.
  const endpoints = { primary: endpoint, secondary: endpoint };
  const open = () => openChoicesOver(endpoints, () => now);
  for (const each of ['eu-west-1', 'eu-central-1']) await makeTable(each);
  const [choices, another] = [open(), open()];
  return {
    choices,
    another,
    setTime: (time) => (now = time),
    close: async () => {
      await choices.close();
      await another.close();
    },
  };
});

if (asked.includes('objects'))
  objectsContract('S3 of a stand-in by others', async () => {
    const client = new S3Client({ region, endpoint, forcePathStyle: true });
    const Bucket = 'larder-objects';
    await client.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: region },
      }),
    );
    // As the templates make it.
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    client.destroy();
    const options = { bucket: Bucket, region, publicUrl: 'https://shop.example/', endpoint };
    const [objects, another] = [openS3Objects(options), openS3Objects(options)];
    return {
      objects,
      another,
      close: async () => {
        await objects.close();
        await another.close();
      },
    };
  });

const saidSchema = z.object({
  ses: z.object({ RawMessage: z.array(z.object({ raw_data: z.string() })).default([]) }),
});

/** What the stand-in was sent, as it went over the wire. */
async function letters(): Promise<string[]> {
  const said: unknown = await (await fetch(`${endpoint}/moto-api/data.json`)).json();
  return saidSchema.parse(said).ses.RawMessage.map(({ raw_data }) => raw_data);
}

if (asked.includes('letters')) {
  mailContract('SES of a stand-in by others', async () => {
    const client = new SESv2Client({ region, endpoint });
    await client.send(new CreateEmailIdentityCommand({ EmailIdentity: from }));
    client.destroy();
    const sender = { from, shop: () => 'Larder', siteUrl: 'https://shop.example' };
    const mail = openSesMail({ region, ...sender, endpoint });
    return { mail, received: letters, close: () => Promise.resolve() };
  });

  test('the stand-in keeps one store from another: what was there before is gone', async () => {
    expect(await letters()).toEqual([]);
  });
}
