import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { pino } from 'pino';
import { openDynamoChoices } from '../dynamo.ts';

export const choicesTable = {
  TableName: 'larder-choices',
  AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
} satisfies CreateTableCommandInput;

/** Choices over two regions, which a slow machine may take a while to ask. */
export const openChoicesOver = (
  endpoints: { primary: string; secondary: string } | undefined,
  clock: () => Date,
  limitMs = 5_000,
) =>
  openDynamoChoices({
    table: choicesTable.TableName,
    primary: 'eu-west-1',
    secondary: 'eu-central-1',
    clock,
    limitMs,
    log: pino({ level: 'silent' }),
    ...(endpoints && { endpoints }),
  });
