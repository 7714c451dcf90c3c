import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type {
  Database,
  Hook,
  HookHint,
  Json,
  Observed,
  Payments,
  RefundAnswer,
  Sandbox,
  SandboxPayment,
  Tx,
} from '../platform.ts';
import * as outbox from '../outbox.ts';
import * as machine from './sandbox/machine.ts';
import * as rows from './sandbox/rows.ts';
import { isSigned, sign, signatureHeader } from './sandbox/signature.ts';
import { deliveries, inWeather, type SandboxWeather } from './sandbox/weather.ts';

export type { SandboxWeather } from './sandbox/weather.ts';

type Opening = {
  database: Database;
  clock: () => Date;
  /** Where the store is: its customers are sent back there, and nowhere else. */
  publicUrl: string;
  /** Hooks are signed with the first; whatever is signed with one of them is ours. */
  secrets: readonly string[];
  /** For tests. */
  weather?: SandboxWeather | undefined;
};

const hookKind = 'sandbox-hook';
const hookBody = z.object({
  id: z.string(),
  paymentNo: z.int().nullable(),
  ref: z.string().nullable(),
});

/** How long a bank takes to send back what it does not want. */
const bounceMs = 60_000;
const changesAtOnce = 500;

const newRef = () => randomBytes(16).toString('base64url');

/** A provider that moves no money, in tables of its own beside the store's. It shares no transaction with the store. */
export function openSandbox({ database, clock, publicUrl, secrets, weather }: Opening): {
  payments: Payments;
  sandbox: Sandbox;
  handlers: Record<string, (payload: Json) => Promise<void>>;
} {
  const [secret = ''] = secrets;
  let deliver: ((hook: Hook) => Promise<void>) | undefined;

  function observe(row: rows.SeenRow): Observed {
    const it = machine.standingAt(row, clock());
    const { methodRef, brand, lastFour } = it;
    // The card of a challenge is nobody's yet.
    const isKept = methodRef !== null && brand !== null && it.state !== 'needs-action';
    return {
      ref: it.ref,
      paymentNo: it.paymentNo,
      state: it.state,
      currency: it.currency,
      authorisedCents: it.heldCents,
      capturedCents: it.capturedCents,
      refundedCents: it.refundedCents,
      captureBefore: it.state === 'held' ? it.captureBefore : null,
      method: isKept
        ? { ref: methodRef, label: `${brand} •••• ${lastFour}`, expires: it.expires }
        : null,
      failure: it.failure,
    };
  }

  async function mustSee(paymentNo: number): Promise<Observed> {
    const row = await rows.seeByNo(database, paymentNo, clock());
    if (!row) throw new Error(`The sandbox knows no payment ${paymentNo}.`);
    return observe(row);
  }

  /** A hook is a row of the outbox, so that it is sent if and only if what it tells of has happened. */
  async function tell(
    tx: Tx,
    { paymentNo, ref }: Pick<rows.PaymentRow, 'paymentNo' | 'ref'>,
    change: string,
    inMs = 0,
  ) {
    const id = `${paymentNo}-${change}`;
    const events = deliveries(weather, id).map((lateMs) => ({
      kind: hookKind,
      payload: { id, paymentNo, ref },
      ...(inMs + lateMs > 0 ? { notBefore: new Date(clock().getTime() + inMs + lateMs) } : {}),
    }));
    await outbox.addAll(tx, events);
  }

  /** Changes one payment under its lock, and tells the store if it is another then. */
  async function change<Answer>(
    ref: string,
    work: (payment: rows.PaymentRow, tx: Tx) => Promise<{ next: rows.PaymentRow; answer: Answer }>,
  ): Promise<Answer | undefined> {
    return database.transaction(async (tx) => {
      const row = await rows.lock(tx, ref);
      if (!row) return undefined;
      const { next, answer } = await work(machine.standingAt(row, clock()), tx);
      const isSame = JSON.stringify(next) === JSON.stringify(row);
      if (!isSame) {
        const changed = { ...next, changes: row.changes + 1 };
        await rows.update(tx, changed, clock());
        await tell(tx, changed, String(changed.changes));
      }
      return answer;
    });
  }

  async function moved(
    { paymentNo, ref }: { paymentNo: number; ref: string },
    move: (payment: rows.PaymentRow) => rows.PaymentRow,
  ): Promise<Observed> {
    await change(ref, (payment) => Promise.resolve({ next: move(payment), answer: true }));
    return mustSee(paymentNo);
  }

  function returnTo(url: string): string {
    const { origin, pathname, search, hash } = new URL(url, publicUrl);
    if (origin !== new URL(publicUrl).origin || pathname.startsWith('//'))
      throw new Error('The sandbox sends customers back to its own store only.');
    return pathname + search + hash;
  }

  const open: Payments['open'] = async (attempt) => {
    await database.transaction((tx) =>
      rows.add(
        tx,
        {
          ...attempt,
          ref: newRef(),
          state: 'open',
          capturedCents: 0,
          failure: null,
          methodRef: null,
          returnTo: returnTo(attempt.returnUrl),
        },
        clock(),
      ),
    );
    const { ref } = await mustSee(attempt.paymentNo);
    return { ref, url: `/sandbox/pay/${ref}` };
  };

  const read: Payments['read'] = async ({ paymentNo, ref }) => {
    const now = clock();
    const row =
      ref === null
        ? await rows.seeByNo(database, paymentNo, now)
        : await rows.seeByRef(database, ref, now);
    return row && observe(row);
  };

  const close: Payments['close'] = (attempt) => moved(attempt, machine.close);

  const capture: Payments['capture'] = (attempt) =>
    moved(attempt, (payment) => {
      const captured = machine.capture(payment, attempt.cents);
      if (!captured) throw new Error(`The sandbox holds less than ${attempt.cents} cents.`);
      return captured;
    });

  const charge: Payments['charge'] = async ({ methodRef, ...attempt }) => {
    await database.transaction(async (tx) => {
      const behaviour = await rows.behaviourOf(tx, methodRef);
      const asked = {
        ...attempt,
        state: 'open' as const,
        heldCents: 0,
        capturedCents: 0,
        captureBefore: null,
        expiresAt: null,
        failure: null,
      };
      const charged = machine.charge(asked, behaviour, clock());
      const ref = newRef();
      const payment = {
        ...charged,
        ref,
        methodRef: behaviour ? methodRef : null,
        returnTo: null,
        note: null,
        changes: 0,
      };
      if (await rows.add(tx, payment, clock())) await tell(tx, payment, 'charged');
    });
    return mustSee(attempt.paymentNo);
  };

  const refundAnswer = ({ ref, bouncesAt }: { ref: string; bouncesAt: Date | null }) => {
    if (bouncesAt === null) return { ref, state: 'succeeded', failure: null } as const;
    return clock() < bouncesAt
      ? ({ ref, state: 'sent', failure: null } as const)
      : ({ ref, state: 'failed', failure: 'refused' } as const);
  };

  const refund: Payments['refund'] = async ({ key, paymentNo, ref, cents }) => {
    const answer = await change<RefundAnswer>(ref, async (payment, tx) => {
      const known = await rows.refundByKey(tx, key);
      if (known) return { next: payment, answer: refundAnswer(known) };
      const left = payment.capturedCents - (await rows.refundedCents(tx, paymentNo, clock()));
      if (cents > left)
        return {
          next: payment,
          answer: { ref: null, state: 'failed', failure: 'more-than-captured' },
        };
      const behaviour = payment.methodRef && (await rows.behaviourOf(tx, payment.methodRef));
      const bouncesAt =
        behaviour === 'refund-fails' ? new Date(clock().getTime() + bounceMs) : null;
      const refund = { key, ref: newRef(), paymentNo, cents, bouncesAt };
      await rows.addRefund(tx, refund);
      if (bouncesAt) await tell(tx, payment, `bounced-${refund.ref}`, bounceMs);
      return { next: { ...payment, changes: payment.changes + 1 }, answer: refundAnswer(refund) };
    });
    if (!answer) throw new Error(`The sandbox knows no payment ${paymentNo}.`);
    return answer;
  };

  const verify = (hook: Hook): HookHint | undefined => {
    if (!isSigned(secrets, hook, clock())) return undefined;
    const { id, paymentNo, ref } = hookBody.parse(JSON.parse(hook.body));
    return { eventId: id, paymentNo, ref };
  };

  async function* changesSince(since: Date): AsyncIterable<Observed> {
    const now = clock();
    for (let after = 0; ;) {
      const found = await rows.seeChanged(database, since, now, after, changesAtOnce);
      for (const row of found) yield observe(row);
      const last = found.at(-1);
      if (!last || found.length < changesAtOnce) return;
      after = last.paymentNo;
    }
  }

  const look = async (ref: string): Promise<SandboxPayment | undefined> => {
    const row = await rows.seeByRef(database, ref, clock());
    if (!row || row.returnTo === null) return undefined;
    const { returnTo } = row;
    const { orderNo, purpose, state, cents, currency, email, note, failure } = machine.standingAt(
      row,
      clock(),
    );
    return { ref, orderNo, purpose, state, cents, currency, email, note, failure, returnTo };
  };

  const payWith: Sandbox['payWith'] = async (ref, { card, expires }) => {
    await change(ref, async (payment, tx) => {
      const next = machine.payWith(payment, card.behaviour, clock());
      if (next === payment) return { next, answer: true };
      if (next.state === 'open') return { next: { ...next, methodRef: null }, answer: true };
      const methodRef = `card_${newRef()}`;
      const { customerNo } = payment;
      const { brand, number, behaviour } = card;
      const lastFour = number.slice(-4);
      await rows.keepMethod(tx, { methodRef, customerNo, brand, lastFour, expires, behaviour });
      return { next: { ...next, methodRef }, answer: true };
    });
    return look(ref);
  };

  const answerChallenge: Sandbox['answerChallenge'] = async (ref, approved) => {
    await change(ref, (payment) => {
      const next = machine.answerChallenge(payment, approved, clock());
      const methodRef = next.state === 'open' ? null : next.methodRef;
      return Promise.resolve({ next: { ...next, methodRef }, answer: true });
    });
    return look(ref);
  };

  /** Signed when it is sent, as real ones are: one that was late is good all the same. */
  const send = async (payload: Json): Promise<void> => {
    const body = JSON.stringify(payload);
    const headers = new Headers({ [signatureHeader]: sign(secret, body, clock()) });
    await deliver?.({ headers, body });
  };

  const forget = (methodRef: string) => rows.forgetMethod(database, methodRef, clock());
  const forgetCustomer = (customerNo: number) =>
    database.transaction((tx) => rows.forgetCustomer(tx, customerNo, clock()));

  return {
    payments: {
      provider: 'sandbox',
      formOrigin: null,
      ...inWeather({ open, read, close, capture, charge, refund, forget, forgetCustomer }, weather),
      verify,
      changesSince,
    },
    sandbox: {
      look,
      payWith,
      answerChallenge,
      onHook: (listener) => {
        deliver = listener;
      },
    },
    handlers: { [hookKind]: send },
  };
}
