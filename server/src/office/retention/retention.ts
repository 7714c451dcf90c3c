import type { Logger } from 'pino';
import { keepDays } from '../../contract/keep-times.ts';
import type { Accounts, Database, Jobs, Mail } from '../../platform/platform.ts';
import * as rows from './sql.ts';

/** What removing takes that has been kept for long enough. */
export type Keeping = {
  database: Database;
  clock: () => Date;
  accounts: Pick<Accounts, 'forgetRunOut'>;
  mail: Pick<Mail, 'forgetBefore'>;
};

const dayMs = 86_400_000;

/** Removes what is older than `keepDays` says; one that fails keeps none of the others. */
export async function forgetOld({ database, clock, accounts, mail }: Keeping): Promise<void> {
  const now = clock().getTime();
  const before = (kept: keyof typeof keepDays) => new Date(now - keepDays[kept] * dayMs);
  const ended = await Promise.allSettled([
    accounts.forgetRunOut(),
    mail.forgetBefore(before('letterCopy')),
    rows.forgetEmailChanges(database, before('emailChange')),
    rows.forgetGivenUp(database, before('givenUp')),
    rows.forgetHooks(database, before('paymentHook')),
    rows.forgetNotices(database, before('cancellation')),
    rows.forgetWithdrawals(database, before('cancellation')),
    rows.forgetHygiene(database, before('hygieneLog')),
  ]);
  const failures = ended.flatMap((each): unknown[] =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything old was removed.');
}

const hourMs = 3_600_000;

/** Does so again and again, until what it answers is called. */
export const keepForgettingOld = (keeping: Keeping & { log: Logger; jobs: Jobs }): (() => void) =>
  keeping.jobs.every(
    { name: 'forget-what-is-old', ms: hourMs },
    () => forgetOld(keeping),
    (error) => {
      keeping.log.error({ err: error }, 'what was kept for long enough could not be removed');
    },
  );
