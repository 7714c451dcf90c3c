import sql, { empty, join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { DeliveryState, WebhookFailure, WebhookType } from '../../contract/webhook-events.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  deliveryRow,
  endpointRow,
  jobRow,
  type Delivery,
  type Endpoint,
  type Job,
} from './webhook.ts';

const endpointNoRow = z.object({ endpointNo: z.int() });
const deliveryNoRow = z.object({ deliveryNo: z.int() });
const countRow = z.object({ count: z.int() });
const countOf = (state: DeliveryState) =>
  sql`(select count(*) from webhook_delivery d where d.endpoint_no = e.endpoint_no and d.state = ${state})`;
const endpoints = (which: Sql) =>
  sql`select endpoint_no as "endpointNo", url, event_types as "eventTypes", version, made_at as "madeAt", former_until as "formerUntil",
      failing_since as "failingSince", disabled_at as "disabledAt", ${countOf('waiting')} as waiting, ${countOf('failed')} as failed
    from webhook_endpoint e where removed_at is null ${which}`;

/** Oldest first. */
export const readEndpoints = (db: Db): Promise<Endpoint[]> =>
  db.query(endpointRow, sql`${endpoints(empty)} order by endpoint_no`);

/** Held against other changes; orders that are told there need not wait. */
export async function lockEndpoint(tx: Tx, endpointNo: number): Promise<Endpoint | undefined> {
  const [endpoint] = await tx.query(
    endpointRow,
    sql`${endpoints(sql`and endpoint_no = ${endpointNo}`)} for no key update of e`,
  );
  return endpoint;
}

const tryRow = endpointRow.pick({ url: true, failingSince: true });

/** Where a try went, and since when it fails there: held until what became of it is written. */
export async function lockTried(
  tx: Tx,
  endpointNo: number,
): Promise<z.infer<typeof tryRow> | undefined> {
  const [endpoint] = await tx.query(
    tryRow,
    sql`select url, failing_since as "failingSince" from webhook_endpoint
    where endpoint_no = ${endpointNo} and removed_at is null for no key update`,
  );
  return endpoint;
}

/** How many there are, while nobody else adds one. */
export async function countEndpoints(tx: Tx): Promise<number> {
  await tx.run(sql`lock table webhook_endpoint in share row exclusive mode`);
  const [row] = await tx.query(
    countRow,
    sql`select count(*) as count from webhook_endpoint where removed_at is null`,
  );
  return row?.count ?? 0;
}

export async function writeEndpoint(
  tx: Tx,
  { url, eventTypes, secret }: { url: string; eventTypes: readonly WebhookType[]; secret: string },
  at: Date,
): Promise<number> {
  const [written] = await tx.query(
    endpointNoRow,
    sql`insert into webhook_endpoint (url, event_types, secret, made_at) values (${url}, ${[...eventTypes]}, ${secret}, ${at})
    returning endpoint_no as "endpointNo"`,
  );
  if (!written) throw new Error('A webhook was not written.');
  return written.endpointNo;
}

/** Whoever saves it on begins anew: of failures before nothing is counted. */
export async function changeEndpoint(
  tx: Tx,
  endpointNo: number,
  {
    url,
    eventTypes,
    disabledAt,
  }: { url: string; eventTypes: readonly WebhookType[]; disabledAt: Date | null },
): Promise<void> {
  await tx.run(sql`update webhook_endpoint set url = ${url}, event_types = ${[...eventTypes]}, disabled_at = ${disabledAt},
    failing_since = null, version = version + 1 where endpoint_no = ${endpointNo}`);
}

export async function changeSecret(
  tx: Tx,
  endpointNo: number,
  { secret, formerUntil }: { secret: string; formerUntil: Date },
): Promise<void> {
  await tx.run(sql`update webhook_endpoint set former_secret = secret, former_until = ${formerUntil}, secret = ${secret}, version = version + 1
    where endpoint_no = ${endpointNo}`);
}

/** Its row stays, without where it went and by what it was signed. */
export async function removeEndpoint(tx: Tx, endpointNo: number, at: Date): Promise<void> {
  await tx.run(sql`delete from webhook_delivery where endpoint_no = ${endpointNo}`);
  await tx.run(sql`update webhook_endpoint set removed_at = ${at}, url = 'https://removed.invalid', secret = 'removed', former_secret = null,
    former_until = null, version = version + 1 where endpoint_no = ${endpointNo}`);
}

export type DeliveryQuestion = {
  endpointNo?: number | undefined;
  state?: DeliveryState | undefined;
  before?: number | undefined;
  limit: number;
};

/** Newest first. */
export function readDeliveries(
  db: Db,
  { endpointNo, state, before, limit }: DeliveryQuestion,
): Promise<Delivery[]> {
  const asked = [
    sql`e.removed_at is null`,
    ...(endpointNo === undefined ? [] : [sql`d.endpoint_no = ${endpointNo}`]),
    ...(state === undefined ? [] : [sql`d.state = ${state}`]),
    ...(before === undefined ? [] : [sql`d.delivery_no < ${before}`]),
  ];
  return db.query(
    deliveryRow,
    sql`select delivery_no as "deliveryNo", delivery_id as "deliveryId", d.endpoint_no as "endpointNo", url, event_type as "eventType",
      happened_at as "happenedAt", data, state, attempts, nullif(due_at, '-infinity') as "dueAt", tried_at as "triedAt",
      http_status as "httpStatus", failure, answer
    from webhook_delivery d join webhook_endpoint e using (endpoint_no) join webhook_event using (event_no)
    where ${join(asked, ' and ')} order by delivery_no desc limit ${limit}`,
  );
}

/** Of one delivery, or of all of an endpoint that failed since: they are sent again at once, as often as new ones. Answers which. */
export function sendAgain(
  tx: Tx,
  which: { deliveryNo: number } | { endpointNo: number; since: Date },
): Promise<{ deliveryNo: number }[]> {
  const these =
    'deliveryNo' in which
      ? sql`d.delivery_no = ${which.deliveryNo}`
      : sql`d.endpoint_no = ${which.endpointNo} and d.state = 'failed' and v.happened_at >= ${which.since}`;
  return tx.query(
    deliveryNoRow,
    sql`update webhook_delivery d set state = 'waiting', attempts = 0, due_at = '-infinity' from webhook_event v
    where v.event_no = d.event_no and ${these} returning d.delivery_no as "deliveryNo"`,
  );
}

export async function endpointOfDelivery(tx: Tx, deliveryNo: number): Promise<number | undefined> {
  const [row] = await tx.query(
    endpointNoRow,
    sql`select endpoint_no as "endpointNo" from webhook_delivery join webhook_endpoint using (endpoint_no)
    where delivery_no = ${deliveryNo} and removed_at is null`,
  );
  return row?.endpointNo;
}

/** Leases what is due, so much of each endpoint that none waits for another; oldest first. */
export async function claimDue(
  db: Db,
  claim: { now: Date; until: Date; busy: readonly number[]; ofEach: number; most: number },
): Promise<Job[]> {
  const { now, until, busy, ofEach, most } = claim;
  const claimed = await db.query(
    jobRow,
    sql`update webhook_delivery d set due_at = ${until} from webhook_endpoint e, webhook_event v
    where e.endpoint_no = d.endpoint_no and v.event_no = d.event_no and d.delivery_no = any (array(
      select due.delivery_no from webhook_endpoint o cross join lateral (
        select delivery_no from webhook_delivery
        where endpoint_no = o.endpoint_no and state = 'waiting' and due_at <= ${now}
        order by due_at, delivery_no limit ${ofEach} for update skip locked
      ) due
      where o.removed_at is null and o.disabled_at is null and not o.endpoint_no = any (${[...busy]}::bigint[]) limit ${most}
    ))
    returning d.delivery_no as "deliveryNo", delivery_id as "deliveryId", d.endpoint_no as "endpointNo", url, event_type as "eventType",
      happened_at as "happenedAt", data, attempts, secret, former_secret as "formerSecret", former_until as "formerUntil"`,
    { name: 'claim-webhooks' },
  );
  return claimed.sort((a, b) => a.deliveryNo - b.deliveryNo);
}

/** Writes what became of a try; nothing where another did since, or it was sent again meanwhile. */
export async function writeTry(
  tx: Tx,
  { deliveryNo, attempts }: Pick<Job, 'deliveryNo' | 'attempts'>,
  told: {
    state: DeliveryState;
    dueAt: Date;
    triedAt: Date;
    httpStatus: number | null;
    failure: WebhookFailure | null;
    answer: string | null;
  },
): Promise<void> {
  await tx.run(sql`update webhook_delivery set state = ${told.state}, attempts = attempts + 1, due_at = ${told.dueAt}, tried_at = ${told.triedAt},
    http_status = ${told.httpStatus}, failure = ${told.failure}, answer = ${told.answer}
    where delivery_no = ${deliveryNo} and attempts = ${attempts} and state = 'waiting'`);
}

export async function noteArrived(tx: Tx, endpointNo: number): Promise<void> {
  await tx.run(sql`update webhook_endpoint set failing_since = null
    where endpoint_no = ${endpointNo} and failing_since is not null`);
}

export async function noteFailing(tx: Tx, endpointNo: number, at: Date): Promise<void> {
  await tx.run(sql`update webhook_endpoint set failing_since = ${at}
    where endpoint_no = ${endpointNo} and failing_since is null`);
}

/** False where it was switched off before. */
export async function switchOff(tx: Tx, endpointNo: number, at: Date): Promise<boolean> {
  const off =
    await tx.run(sql`update webhook_endpoint set disabled_at = ${at}, version = version + 1
    where endpoint_no = ${endpointNo} and disabled_at is null and removed_at is null`);
  return off === 1;
}

/** With what was sent of them, and not sent. */
export async function removeOldEvents(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from webhook_event where happened_at < ${before}`);
}
