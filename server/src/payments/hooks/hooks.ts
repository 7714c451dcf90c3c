import type { Logger } from 'pino';
import type { Database, Hook, Jobs, Payments } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { isAsObserved } from '../cashier/payment.ts';
import * as rows from './sql.ts';

/** What hearing a provider takes. */
type Listening = {
  payments: Payments | undefined;
  database: Database;
  clock: () => Date;
  log: Logger;
};

/** Four times what a day needs: servers come and go. */
const reconcileMs = 6 * 3_600_000;

/** Compares again and again what the provider has with what is known here, until what it answers is called. */
export const keepReconciling = (listening: Listening & { jobs: Jobs }): (() => void) =>
  listening.jobs.every(
    { name: 'compare-with-the-provider', ms: reconcileMs },
    async () => {
      await reconcile(listening);
    },
    (error) => {
      listening.log.error(
        { err: error },
        'what the provider has could not be compared with what is known',
      );
    },
  );

/**
 * Takes a provider's hook for what it is, a hint to look at an order: kept once by its event, in one transaction with the hint. What is
 * about a payment that is not known here is refused, so that the provider sends it again.
 */
export async function receiveHook(
  { payments, database, clock }: Listening,
  provider: string,
  hook: Hook,
): Promise<void> {
  if (payments?.provider !== provider) throw new Refusal('payment-unknown');
  const hint = payments.verify(hook);
  if (!hint) throw new Refusal('hook-not-signed');
  const { eventId, ref, paymentNo } = hint;
  if (ref === null && paymentNo === null) return;
  const payment = await rows.findPayment(database, provider, { ref, paymentNo });
  if (!payment) throw new Refusal('payment-unknown');
  await database.transaction(async (tx) => {
    const event = { provider, eventId, paymentNo: payment.paymentNo };
    if (await rows.keepHook(tx, event, clock())) await rows.lookNow(tx, payment.orderNo, clock());
  });
}

const dayMs = 86_400_000;

/** Compares what the provider has changed within a day with what is known here, should a hook and a look have been lost. Answers how many differ. */
export async function reconcile(listening: Listening): Promise<number> {
  const { payments, database, clock, log } = listening;
  let different = 0;
  if (!payments) return different;
  for await (const observed of payments.changesSince(new Date(clock().getTime() - dayMs))) {
    const { paymentNo, ref } = observed;
    const known = await rows.findPayment(database, payments.provider, { paymentNo, ref });
    if (!known) {
      log.error({ paymentNo, ref }, 'the provider has a payment that is not known here');
      continue;
    }
    if (isAsObserved(known, observed)) continue;
    different += 1;
    await rows.lookNow(database, known.orderNo, clock());
  }
  return different;
}
