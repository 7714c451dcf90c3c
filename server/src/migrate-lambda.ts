import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { migrateRds } from './platform/open-migrations.ts';

/** What CloudFormation's provider framework says of a custom resource; only the kind of request matters here. */
type MigrationEvent = { RequestType: 'Create' | 'Update' | 'Delete' };
type MigrationAnswer = {
  PhysicalResourceId: string;
  Data?: { count: number; applied: string };
};

const environmentSchema = z.object({
  /** As the servers have it: postgres://ROLE@HOST:PORT/DATABASE. */
  DATABASE_URL: z.url(),
  /** The role of people who read. */
  LARDER_READER: z.string().min(1),
  /** The ARN of the master's secret. */
  LARDER_MASTER_SECRET: z.string().min(1),
  /** Where a bundle keeps the migrations; in a checkout they have a folder of their own. */
  LARDER_MIGRATIONS: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../db/migrations')),
  LARDER_LOG: z.enum(['info', 'warn', 'error', 'silent']).default('info'),
});

/** An answer to CloudFormation may have 4 kB in all. */
const mostCharacters = 2_000;

/**
 * Runs once per deployment, before the servers. A migration that fails throws, which fails the deployment, and leaves nothing of
 * itself. Deleting the resource leaves the database as it is.
 */
export async function handler({ RequestType }: MigrationEvent): Promise<MigrationAnswer> {
  const PhysicalResourceId = 'larder-migrations';
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const settings = environmentSchema.parse(process.env);
  const log = pino({ level: settings.LARDER_LOG });
  const applied = await migrateRds({
    databaseUrl: settings.DATABASE_URL,
    reader: settings.LARDER_READER,
    masterSecret: settings.LARDER_MASTER_SECRET,
    folder: settings.LARDER_MIGRATIONS,
    log,
  });
  log.info({ applied }, 'the database is up to date');
  return {
    PhysicalResourceId,
    Data: { count: applied.length, applied: applied.join(' ').slice(0, mostCharacters) },
  };
}
