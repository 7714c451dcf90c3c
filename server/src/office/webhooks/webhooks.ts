import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { isTrial, type Config } from '../../config.ts';
import { rolesWith } from '../../contract/staff-roles.ts';
import type { WebhookType } from '../../contract/webhook-events.ts';
import { membersSeenBy } from '../../people/staff/staff.ts';
import { openCrew, type Crew } from '../../platform/crew.ts';
import * as outbox from '../../platform/outbox.ts';
import type {
  Database,
  Jobs,
  OutboxPort,
  Seal,
  Seeing,
  Tx,
  WebhookAnswer,
  Webhooks as Port,
} from '../../platform/platform.ts';
import { isPublic } from '../../public-address.ts';
import { Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { switchedOffLetter } from './letters.ts';
import { outcomeOf } from './retries.ts';
import * as rows from './sql.ts';
import {
  bodyOf,
  hostOf,
  messageId,
  shownOf,
  type Delivery,
  type Endpoint,
  type Job,
} from './webhook.ts';

export type Webhooks = {
  database: Database;
  clock: () => Date;
  seal: Seal;
  webhooks: Port;
  outbox: OutboxPort;
  log: Logger;
  config: Pick<Config, 'shop' | 'publicUrl' | 'payments'>;
  seeing: Seeing | undefined;
};

/** So that each has its share of what is sent at once, and none waits for one that hangs. */
const mostEndpoints = 16;
const ofEach = 8;
const leaseMs = 60_000;
const bothSecretsMs = 24 * 3_600_000;
const keptMs = 30 * 86_400_000;

export const endpointsOf = ({ database }: Pick<Webhooks, 'database'>): Promise<Endpoint[]> =>
  rows.readEndpoints(database);

export const deliveriesOf = (
  { database }: Pick<Webhooks, 'database'>,
  question: rows.DeliveryQuestion,
): Promise<Delivery[]> => rows.readDeliveries(database, question);

type Wanted = { url: string; eventTypes: readonly WebhookType[] };
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const told = ({ url, eventTypes }: Wanted, isOn: boolean) => ({
  host: hostOf({ url }),
  eventTypes: [...eventTypes],
  isOn,
});

/** The secret is in this answer, and in no other. */
export async function addEndpoint(
  { database, clock, seal, config }: Pick<Webhooks, 'database' | 'clock' | 'seal' | 'config'>,
  wanted: Wanted,
  by: Actor,
): Promise<Endpoint & { secret: string }> {
  refuseUrl(wanted.url, config);
  const secret = newSecret();
  return database.transaction(async (tx) => {
    if ((await rows.countEndpoints(tx)) >= mostEndpoints) throw new Refusal('too-many-webhooks');
    const written = { ...wanted, secret: seal.close(secret) };
    const subject = await rows.writeEndpoint(tx, written, clock());
    const after = told(wanted, true);
    await record(tx, { by, what: 'webhook-added', subject, before: null, after });
    return { ...(await held(tx, subject)), secret };
  });
}

/** Off: nothing is sent, and what happens waits. */
export async function changeEndpoint(
  { database, clock, config }: Pick<Webhooks, 'database' | 'clock' | 'config'>,
  { endpointNo, version }: { endpointNo: number; version: number },
  { isOn, ...wanted }: Wanted & { isOn: boolean },
  by: Actor,
): Promise<Endpoint> {
  refuseUrl(wanted.url, config);
  return database.transaction(async (tx) => {
    const was = await held(tx, endpointNo);
    if (was.version !== version) throw new Refusal('precondition-failed');
    const disabledAt = isOn ? null : (was.disabledAt ?? clock());
    await rows.changeEndpoint(tx, endpointNo, { ...wanted, disabledAt });
    const before = told(was, was.disabledAt === null);
    const after = told(wanted, isOn);
    await record(tx, { by, what: 'webhook-changed', subject: endpointNo, before, after });
    return held(tx, endpointNo);
  });
}

/** For a day both secrets sign, so that whoever listens can change over without losing anything. */
export async function changeSecret(
  { database, clock, seal }: Pick<Webhooks, 'database' | 'clock' | 'seal'>,
  endpointNo: number,
  by: Actor,
): Promise<Endpoint & { secret: string }> {
  const secret = newSecret();
  return database.transaction(async (tx) => {
    const { version } = await held(tx, endpointNo);
    const formerUntil = new Date(clock().getTime() + bothSecretsMs);
    await rows.changeSecret(tx, endpointNo, { secret: seal.close(secret), formerUntil });
    const [before, after] = [{ secretNo: version }, { secretNo: version + 1 }];
    await record(tx, { by, what: 'webhook-secret-changed', subject: endpointNo, before, after });
    return { ...(await held(tx, endpointNo)), secret };
  });
}

export async function removeEndpoint(
  { database, clock }: Pick<Webhooks, 'database' | 'clock'>,
  endpointNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const was = await held(tx, endpointNo);
    await rows.removeEndpoint(tx, endpointNo, clock());
    const before = told(was, was.disabledAt === null);
    await record(tx, { by, what: 'webhook-removed', subject: endpointNo, before, after: null });
  });
}

/** Sends one again, arrived or not, under the id that it had. */
export async function sendAgain(
  { database }: Pick<Webhooks, 'database'>,
  deliveryNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const endpointNo = await rows.endpointOfDelivery(tx, deliveryNo);
    if (endpointNo === undefined) throw new Refusal('delivery-not-found');
    await rows.sendAgain(tx, { deliveryNo });
    await recordAgain(tx, endpointNo, 1, by);
  });
}

/** Sends all that failed since then; answers how many. */
export async function sendFailedAgain(
  { database }: Pick<Webhooks, 'database'>,
  { endpointNo, since }: { endpointNo: number; since: Date },
  by: Actor,
): Promise<number> {
  return database.transaction(async (tx) => {
    await held(tx, endpointNo);
    const { length } = await rows.sendAgain(tx, { endpointNo, since });
    if (length > 0) await recordAgain(tx, endpointNo, length, by);
    return length;
  });
}

const recordAgain = (tx: Tx, subject: number, deliveries: number, by: Actor) =>
  record(tx, { by, what: 'webhook-sent-again', subject, before: null, after: { deliveries } });

async function held(tx: Tx, endpointNo: number): Promise<Endpoint> {
  const endpoint = await rows.lockEndpoint(tx, endpointNo);
  if (!endpoint) throw new Refusal('webhook-not-found');
  return endpoint;
}

/** What a name leads to is looked at with each delivery; what can be seen in the address itself is said at once. */
function refuseUrl(url: string, config: Pick<Config, 'publicUrl' | 'payments'>): void {
  const { protocol, hostname, username, password, hash } = new URL(url);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const mayBe = isTrial(config) && isHere ? true : protocol === 'https:' && isPublic(url);
  if (!mayBe || `${username}${password}${hash}` !== '') throw new Refusal('webhook-url-refused');
}

/** Sends what is due, on every server at once. */
export function openDeliveries(parts: Webhooks, { pollMs }: { pollMs: number }): Crew {
  const { database, clock, log } = parts;
  const inHand = new Map<number, number>();
  const count = (endpointNo: number, by: number) => {
    const now = (inHand.get(endpointNo) ?? 0) + by;
    if (now === 0) inHand.delete(endpointNo);
    else inHand.set(endpointNo, now);
    return now;
  };
  const crew = openCrew<Job>({
    seen: { seeing: parts.seeing, name: 'deliver a webhook' },
    atOnce: mostEndpoints * ofEach,
    pollMs,
    claim: async (most) => {
      const now = clock();
      const until = new Date(now.getTime() + leaseMs);
      const claim = { now, until, busy: [...inHand.keys()], ofEach, most };
      const jobs = await rows.claimDue(database, claim);
      for (const { endpointNo } of jobs) count(endpointNo, 1);
      return jobs;
    },
    work: async (job) => {
      try {
        await deliver(parts, job);
      } catch (error) {
        // Its lease ends, and it is sent again under its id.
        log.error(
          { err: error, deliveryNo: job.deliveryNo },
          'what became of a webhook is not known',
        );
      }
      // Others of its endpoint may wait for this one to be done.
      if (count(job.endpointNo, -1) === 0) setImmediate(() => crew.poke());
    },
    complain: (error) => {
      log.error({ err: error }, 'the webhooks that are due cannot be read');
    },
  });
  return crew;
}

async function deliver(parts: Webhooks, job: Job): Promise<void> {
  const { database, clock } = parts;
  const answer = await post(parts, job);
  const triedAt = clock();
  const status = answer.kind === 'answered' ? answer.status : null;
  const switchedOff = await database.transaction(async (tx) => {
    const endpoint = await rows.lockTried(tx, job.endpointNo);
    if (!endpoint) return false;
    const failingSince = endpoint.failingSince ?? triedAt;
    const attempts = job.attempts + 1;
    const outcome = outcomeOf({ status, attempts, failingSince }, triedAt);
    await rows.writeTry(tx, job, {
      state: outcome.state,
      dueAt: outcome.state === 'waiting' ? outcome.dueAt : triedAt,
      triedAt,
      httpStatus: status,
      failure: answer.kind === 'failed' ? answer.failure : null,
      answer: answer.kind === 'answered' ? shownOf(answer.text) : null,
    });
    if (outcome.state === 'delivered') await rows.noteArrived(tx, job.endpointNo);
    else await rows.noteFailing(tx, job.endpointNo, triedAt);
    if (outcome.state !== 'failed' || !outcome.isOver) return false;
    if (!(await rows.switchOff(tx, job.endpointNo, triedAt))) return false;
    await writeLetters(tx, parts, { host: hostOf(endpoint), isGone: status === 410 });
    return true;
  });
  if (switchedOff) parts.outbox.poke();
}

async function post({ webhooks, seal, clock }: Webhooks, job: Job): Promise<WebhookAnswer> {
  const at = clock();
  const isBoth = job.formerSecret !== null && job.formerUntil !== null && job.formerUntil > at;
  const secrets = [job.secret, ...(isBoth ? [job.formerSecret] : [])].map((kept) =>
    seal.open(kept ?? ''),
  );
  // Whoever lost the store's secret gives each webhook a new one.
  if (!secrets.every((secret) => typeof secret === 'string'))
    return { kind: 'failed', failure: 'secret-unreadable' };
  return webhooks.post({ url: job.url, id: messageId(job), at, secrets, body: bodyOf(job) });
}

/** To everybody who can do something about it. */
async function writeLetters(
  tx: Tx,
  parts: Webhooks,
  about: { host: string; isGone: boolean },
): Promise<void> {
  const { shop, publicUrl } = parts.config;
  const trusted = (await membersSeenBy(tx)).filter(({ role }) =>
    rolesWith('manage-doors').includes(role),
  );
  const wording = { shopName: shop.name, link: `${publicUrl}/admin/doors` };
  await outbox.addAll(
    tx,
    trusted.map(({ email }) => ({
      kind: 'letter',
      payload: { id: randomUUID(), ...switchedOffLetter({ to: email, ...about }, wording) },
    })),
  );
}

/** Takes away what happened a month ago. */
export const forgetOldEvents = ({ database, clock }: Pick<Webhooks, 'database' | 'clock'>) =>
  rows.removeOldEvents(database, new Date(clock().getTime() - keptMs));

export const keepForgettingEvents = (parts: Webhooks & { jobs: Jobs }): (() => void) =>
  parts.jobs.every(
    { name: 'forget-webhooks', ms: 3_600_000 },
    () => forgetOldEvents(parts),
    (error) => {
      parts.log.error({ err: error }, 'old webhooks could not be forgotten');
    },
  );
