import sql from 'sql-template-tag';
import type { Db } from '../../platform/platform.ts';
import { stopRow, type Stop } from './stops.ts';

const columns = sql`stop_no as "stopNo", kind, stopped_at as "stoppedAt", why`;

/** The stop of an address that holds; however its letters are written, an address is one mailbox. */
export async function readStop(db: Db, address: string): Promise<Stop | undefined> {
  const [stop] = await db.query(
    stopRow,
    sql`select ${columns} from mail_stop where lower(address) = lower(${address}) and lifted_at is null`,
    { name: 'mail-stop' },
  );
  return stop;
}

/** One that holds already stays as it is. */
export async function writeStop(
  db: Db,
  { address, kind, stoppedAt, why }: Omit<Stop, 'stopNo'> & { address: string },
): Promise<void> {
  await db.run(
    sql`insert into mail_stop (address, kind, stopped_at, why) values (left(${address}, 80), ${kind}, ${stoppedAt}, left(${why}, 300))
    on conflict (lower(address)) where lifted_at is null do nothing`,
  );
}

/** Whether there was one to lift. `stopNo`: only that one, and no later one. */
export async function liftStop(
  db: Db,
  { address, stopNo, at, by }: { address: string; stopNo?: number; at: Date; by: string },
): Promise<boolean> {
  const lifted = await db.run(
    sql`update mail_stop set lifted_at = ${at}, lifted_by = ${by}
    where lower(address) = lower(${address}) and lifted_at is null and (${stopNo ?? null}::bigint is null or stop_no = ${stopNo ?? null})`,
  );
  return lifted > 0;
}
