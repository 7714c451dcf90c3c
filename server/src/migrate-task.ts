import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { z } from 'zod';
import { migrateRds } from './platform/open-migrations.ts';

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
  /** Where the deployment waits for word of how it went: a wait condition of CloudFormation. Nobody waits where it is missing. */
  LARDER_SIGNAL: z.url().optional(),
  LARDER_LOG: z.enum(['info', 'warn', 'error', 'silent']).default('info'),
});

/** How the task ended, for whoever started it and for the deployment. */
export type MigrationOutcome =
  { ok: true; applied: string[] } | { ok: false; reason: string; error: unknown };

/**
 * Runs once per deployment, before the servers, and takes as long as it takes. A migration that fails leaves nothing of itself, or goes on where it
 * was; the deployment is told why and goes back, and the servers of before go on. Throws when nobody can be told.
 */
export async function migrateTask(
  environment: Record<string, string | undefined>,
  { pauseMs = 2000 } = {},
): Promise<MigrationOutcome> {
  const settings = environmentSchema.parse(environment);
  const log = pino({ level: settings.LARDER_LOG });
  const outcome = await migrateRds({
    databaseUrl: settings.DATABASE_URL,
    reader: settings.LARDER_READER,
    masterSecret: settings.LARDER_MASTER_SECRET,
    folder: settings.LARDER_MIGRATIONS,
    log,
  }).then(
    (applied): MigrationOutcome => ({ ok: true, applied }),
    (error: unknown): MigrationOutcome => ({ ok: false, reason: reasonOf(error), error }),
  );
  if (outcome.ok) log.info({ applied: outcome.applied }, 'the database is up to date');
  else log.error(outcome.error, 'the database was not brought up to date');
  if (settings.LARDER_SIGNAL) await tell(settings.LARDER_SIGNAL, outcome, { log, pauseMs });
  return outcome;
}

/** What a deployment shows of a reason. */
const mostCharacters = 500;
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, mostCharacters);

const tries = 5;

/** The address is signed for a body without a type. */
async function tell(
  url: string,
  outcome: MigrationOutcome,
  { log, pauseMs }: { log: Logger; pauseMs: number },
): Promise<void> {
  const said = {
    Status: outcome.ok ? 'SUCCESS' : 'FAILURE',
    Reason: outcome.ok ? 'The database is up to date' : outcome.reason,
    UniqueId: 'migrations',
    Data: outcome.ok ? String(outcome.applied.length) : '',
  };
  for (let attempt = 1; ; attempt += 1) {
    const heard = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': '' },
      body: Buffer.from(JSON.stringify(said)),
      signal: AbortSignal.timeout(30_000),
    }).then(
      ({ ok, status }) => (ok ? true : `it answered ${status}`),
      (error: unknown) => reasonOf(error),
    );
    if (heard === true) return;
    log.warn({ attempt, because: heard }, 'the deployment did not hear how it went');
    if (attempt === tries) throw new Error(`The deployment could not be told: ${heard}.`);
    await pause(pauseMs * attempt);
  }
}
