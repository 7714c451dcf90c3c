import { z } from 'zod';
import type { HealthFault } from '../../contract/health-faults.ts';

/** What the database tells of how the store is. */
export const stateRow = z.object({
  waiting: z.int(),
  waitingSince: z.date().nullable(),
  givenUp: z.int(),
  givenUpSince: z.date().nullable(),
  unsent: z.int(),
  unsentSince: z.date().nullable(),
  knownElsewhere: z.int(),
  knownElsewhereSince: z.date().nullable(),
  unpaid: z.int(),
  silent: z.int(),
  silentSince: z.date().nullable(),
  migration: z.int(),
  now: z.date(),
});

export type Symptoms = {
  unready: readonly ('database' | 'disk')[];
  degraded: readonly ('outbox' | 'disk' | 'replica')[];
  /** Undefined where the database did not answer. */
  state: z.infer<typeof stateRow> | undefined;
  /** The newest migration that this program knows. */
  migration: number;
  /** When it was made; null where none was. Undefined where somebody else keeps the store. */
  lastBackup: Date | null | undefined;
  /** When the database was asked, and when it had answered. */
  asked: Date;
  now: Date;
};

export type Found = { fault: HealthFault; since: Date | null; count: number | null };

const backupMs = 2 * 86_400_000;
const clockMs = 5_000;

/** What is wrong, the worst first. */
export function faultsIn({
  unready,
  degraded,
  state,
  migration,
  lastBackup,
  asked,
  now,
}: Symptoms): Found[] {
  const found: Found[] = [];
  const add = (fault: HealthFault, since: Date | null = null, count: number | null = null) =>
    found.push({ fault, since, count });
  if (unready.includes('database')) add('database');
  if (unready.includes('disk')) add('no-room');
  if (degraded.includes('disk')) add('little-room');
  if (degraded.includes('replica')) add('replica-away');
  if (state) {
    if (state.unpaid > 0) add('payments-fail', null, state.unpaid);
    if (state.unsent > 0) add('letters-fail', state.unsentSince, state.unsent);
    if (state.waiting > 0) add('work-waits', state.waitingSince, state.waiting);
    if (state.givenUp > 0) add('work-given-up', state.givenUpSince, state.givenUp);
    if (state.knownElsewhere > 0)
      add('erasure-waits', state.knownElsewhereSince, state.knownElsewhere);
    if (state.silent > 0) add('webhooks-off', state.silentSince, state.silent);
    const early = asked.getTime() - state.now.getTime();
    const late = state.now.getTime() - now.getTime();
    if (Math.max(early, late) > clockMs) add('clock-off');
    if (state.migration > migration) add('newer-database');
  }
  const isOld = lastBackup !== undefined && now.getTime() - (lastBackup?.getTime() ?? 0) > backupMs;
  if (isOld) add('backup-old', lastBackup);
  return found;
}
