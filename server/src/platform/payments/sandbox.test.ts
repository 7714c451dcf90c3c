import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { testCards, type CardBehaviour } from '../../contract/test-cards.ts';
import { openTestDatabase } from '../../../test/database.ts';
import { openPostgres } from '../database/postgres.ts';
import { openOutbox } from '../outbox.ts';
import type { Hook, HookHint } from '../platform.ts';
import { paymentsContract, type RigCard } from './payments.contract.ts';
import { openSandbox, type SandboxWeather } from './sandbox.ts';
import { sign, signatureHeader } from './sandbox/signature.ts';

const log = pino({ level: 'silent' });
const noon = new Date('2026-11-03T12:00:00Z');
const secrets = ['the newer secret of two', 'the older secret of two'];
const publicUrl = 'http://localhost:3000';

const cardOf = (behaviour: CardBehaviour) => {
  const card = testCards.find((it) => it.behaviour === behaviour);
  if (!card) throw new Error(`There is no test card that ${behaviour}.`);
  return { card, expires: '2031-04' };
};
const behaviours: Record<RigCard, CardBehaviour> = {
  good: 'succeeds',
  declined: 'declined',
  asks: 'asks',
  'asks-always': 'asks-always',
  'declined-later': 'declined-later',
};

paymentsContract(
  'the sandbox',
  async () => {
    let now = noon;
    const clock = () => now;
    const database = await openTestDatabase();
    const elsewhere = await openPostgres(database.url, { log, checkRows: true });
    const here = openSandbox({ database, clock, publicUrl, secrets });
    const there = openSandbox({ database: elsewhere, clock, publicUrl, secrets });
    const pay = async ({ ref }: { ref: string }, card: RigCard, approves = true) => {
      const paid = await there.sandbox.payWith(ref, cardOf(behaviours[card]));
      if (paid?.state === 'needs-action') await here.sandbox.answerChallenge(ref, approves);
    };
    let keeping = 900_000;
    return {
      payments: here.payments,
      another: there.payments,
      now: clock,
      setTime: (time) => (now = time),
      pay,
      keptCard: async (customerNo, card) => {
        keeping += 1;
        const opened = await here.payments.open({
          ...toHold,
          paymentNo: keeping,
          purpose: 'save',
          customerNo,
          expiresAt: new Date(now.getTime() + 60_000),
        });
        await pay(opened, card);
        const kept = await here.payments.read({ ref: opened.ref, paymentNo: keeping, customerNo });
        return kept?.method?.ref ?? '';
      },
      hook: (paymentNo, signedAt, secret) => {
        const body = JSON.stringify({ id: `${paymentNo}-1`, paymentNo, ref: 'a ref' });
        const key = secrets[secret - 1] ?? 'the secret of somebody else';
        return { headers: new Headers({ [signatureHeader]: sign(key, body, signedAt) }), body };
      },
      close: async () => {
        await elsewhere.close();
        await database.close();
      },
    };
  },
  { pay: true, setTime: true },
);

const toHold = {
  paymentNo: 1,
  orderNo: 5,
  customerNo: 3,
  purpose: 'hold' as const,
  cents: 3_995,
  currency: 'EUR',
  email: 'ada@example.com',
  openedAt: noon,
  returnUrl: `${publicUrl}/pay/5?from=box`,
  expiresAt: new Date(noon.getTime() + 3_600_000),
  note: null,
};

/** A sandbox whose hooks are read into `hints` when `settled` is asked for. */
async function openHere(weather?: SandboxWeather) {
  let now = noon;
  const clock = () => now;
  const database = await openTestDatabase();
  const opened = openSandbox({ database, clock, publicUrl, secrets, weather });
  const hints: (HookHint | undefined)[] = [];
  const take = (hook: Hook) => Promise.resolve(void hints.push(opened.payments.verify(hook)));
  opened.sandbox.onHook(take);
  const outbox = openOutbox({ database, log, clock, handlers: opened.handlers });
  onTestFinished(async () => {
    await outbox.close();
    await database.close();
  });
  return {
    ...opened,
    database,
    hints,
    take,
    setTime: (time: Date) => (now = time),
    settled: async () => {
      outbox.poke();
      await outbox.settled();
    },
  };
}

const paidWith = async (
  { payments, sandbox }: Pick<Awaited<ReturnType<typeof openHere>>, 'payments' | 'sandbox'>,
  behaviour: CardBehaviour,
  paymentNo = 1,
) => {
  const { ref } = await payments.open({ ...toHold, paymentNo });
  await sandbox.payWith(ref, cardOf(behaviour));
  return { paymentNo, customerNo: 3, ref };
};

describe('the sandbox', () => {
  test.each([
    ['declined', 'declined'],
    ['insufficient-funds', 'insufficient-funds'],
    ['expired-card', 'expired-card'],
    ['wrong-cvc', 'wrong-cvc'],
  ] as const)('turns down the card that is %s, and keeps none of it', async (card, failure) => {
    const here = await openHere();
    const it = await paidWith(here, card);
    const read = await here.payments.read(it);
    expect(read).toMatchObject({ state: 'open', failure, method: null });
    const kept = await here.database.query(
      z.object({ count: z.int() }),
      sql`select count(*) from sandbox_method`,
    );
    expect(kept).toEqual([{ count: 0 }]);
  });

  test('keeps no number of a card anywhere', async () => {
    const here = await openHere();
    await paidWith(here, 'succeeds');
    await here.settled();
    for (const table of ['sandbox_payment', 'sandbox_method', 'outbox']) {
      const rows = await here.database.query(
        z.object({ text: z.string() }),
        sql`select coalesce(string_agg(t::text, ' '), '') as text from ${raw(table)} t`,
      );
      expect(rows[0]?.text).not.toContain('42424242');
    }
  });

  test('forgets a card that was waiting for its challenge when another is declined', async () => {
    const here = await openHere();
    const it = await paidWith(here, 'asks');
    expect(await here.payments.read(it)).toMatchObject({ state: 'needs-action', method: null });
    await here.sandbox.payWith(it.ref, cardOf('declined'));
    await here.sandbox.answerChallenge(it.ref, true);
    const read = await here.payments.read(it);
    expect(read).toMatchObject({ state: 'open', failure: 'declined', method: null });
  });

  test('shows its page what it is about, and the way back into its own store', async () => {
    const here = await openHere();
    const { ref, url } = await here.payments.open({ ...toHold, note: 'Taken on Thursday.' });
    expect(url).toBe(`/sandbox/pay/${ref}`);
    expect(ref).toMatch(/^[\w-]{22}$/);
    expect(await here.sandbox.look(ref)).toMatchObject({
      orderNo: 5,
      cents: 3_995,
      state: 'open',
      note: 'Taken on Thursday.',
      returnTo: '/pay/5?from=box',
    });
    expect(await here.sandbox.look('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined();
    const elsewhere = { ...toHold, paymentNo: 2, returnUrl: 'https://elsewhere.example/pay' };
    await expect(here.payments.open(elsewhere)).rejects.toThrow('own store');
  });

  test('shows nobody an attempt that was charged behind the screen', async () => {
    const here = await openHere();
    const it = await paidWith(here, 'succeeds');
    const methodRef = (await here.payments.read(it))?.method?.ref ?? '';
    const charge = { ...toHold, paymentNo: 2, purpose: 'charge' as const, methodRef };
    const { ref } = await here.payments.charge(charge);
    expect(await here.sandbox.look(ref)).toBeUndefined();
  });

  test('sends back what a card does not take, a minute later', async () => {
    const here = await openHere();
    const it = await paidWith(here, 'refund-fails');
    await here.payments.capture({ ...it, cents: 3_995 });
    const refund = { ...it, key: 'refund-1', cents: 1_000 };
    expect((await here.payments.refund(refund)).state).toBe('sent');
    expect((await here.payments.read(it))?.refundedCents).toBe(1_000);
    await here.settled();
    const before = here.hints.length;
    here.setTime(new Date(noon.getTime() + 60_000));
    await here.settled();
    expect(here.hints.length).toBe(before + 1);
    expect(await here.payments.refund(refund)).toMatchObject({ state: 'failed', failure: 'refused' }); // prettier-ignore
    expect((await here.payments.read(it))?.refundedCents).toBe(0);
    const again = await here.payments.refund({ ...refund, key: 'refund-2', cents: 3_995 });
    expect(again.state).toBe('sent');
  });
});

describe('hooks of the sandbox', () => {
  test('tell of each change once, signed, with the attempt to look at', async () => {
    const here = await openHere();
    const it = await paidWith(here, 'succeeds');
    await here.payments.capture({ ...it, cents: 3_000 });
    await here.payments.capture({ ...it, cents: 3_000 });
    await here.payments.refund({ ...it, key: 'refund-1', cents: 1_000 });
    await here.settled();
    const { hints } = here;
    expect(hints.map((hint) => hint?.eventId).toSorted()).toEqual(['1-1', '1-2', '1-3']);
    for (const hint of hints) expect(hint).toMatchObject({ paymentNo: 1, ref: it.ref });
  });

  test('are told again when the store did not take them', async () => {
    const here = await openHere();
    let refusals = 2;
    here.sandbox.onHook((hook) => {
      refusals -= 1;
      if (refusals >= 0) return Promise.reject(new Error('not now'));
      return here.take(hook);
    });
    await paidWith(here, 'succeeds');
    for (let day = 1; day <= 3; day += 1) {
      await here.settled();
      here.setTime(new Date(noon.getTime() + day * 86_400_000));
    }
    await here.settled();
    expect(here.hints).toEqual([{ eventId: '1-1', paymentNo: 1, ref: expect.any(String) }]);
  });

  test('are lost, doubled and late as the weather has it, and the same for the same seed', async () => {
    const hooks = { lost: 0.3, doubled: 0.3, late: 0.3, mostLateMs: 600_000 };
    const runs = [];
    for (const seed of [7, 7, 8]) {
      const here = await openHere({ seed, hooks });
      for (let paymentNo = 1; paymentNo <= 40; paymentNo += 1)
        await paidWith(here, 'succeeds', paymentNo);
      await here.settled();
      const atOnce = here.hints.length;
      here.setTime(new Date(noon.getTime() + 600_000));
      await here.settled();
      const ids = here.hints.map((hint) => hint?.eventId);
      const different = new Set(ids).size;
      expect(atOnce).toBeLessThan(ids.length);
      expect(different).toBeLessThan(40);
      expect(different).toBeGreaterThan(20);
      expect(ids.length).toBeGreaterThan(different);
      runs.push(ids.toSorted());
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
  });
});

describe('a sandbox in bad weather', () => {
  const tries = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    for (let left = 100; ; left -= 1) {
      try {
        return await ask();
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  };

  test('does one thing for one number, whoever has to ask again', async () => {
    const calls = { refused: 0.2, hanging: 0.1, hangMs: 1, answerLost: 0.3, doubled: 0.2 };
    const here = await openHere({ seed: 3, calls });
    const { payments, sandbox, database } = here;
    for (let paymentNo = 1; paymentNo <= 30; paymentNo += 1) {
      const { ref } = await tries(() => payments.open({ ...toHold, paymentNo }));
      await sandbox.payWith(ref, cardOf('succeeds'));
      const it = { paymentNo, ref };
      await tries(() => payments.capture({ ...it, cents: 3_000 }));
      await tries(() => payments.refund({ ...it, key: `refund-${paymentNo}`, cents: 500 }));
      const methodRef = (await tries(() => payments.read({ ...it, customerNo: 3 })))?.method?.ref;
      const charge = { ...toHold, paymentNo: 100 + paymentNo, purpose: 'charge' as const };
      await tries(() => payments.charge({ ...charge, methodRef: methodRef ?? '' }));
    }
    const [sums] = await database.query(
      z.object({ payments: z.int(), captured: z.int(), refunded: z.int() }),
      sql`select (select count(*) from sandbox_payment) as payments, (select sum(captured_cents)::bigint from sandbox_payment) as captured,
        (select sum(cents)::bigint from sandbox_refund) as refunded`,
    );
    expect(sums).toEqual({ payments: 60, captured: 30 * (3_000 + 3_995), refunded: 30 * 500 });
  });

  test('answers each kind of failure when nothing else is left', async () => {
    const words = [
      [{ refused: 1 }, 'answered 500'],
      [{ hanging: 1, hangMs: 1 }, 'did not answer'],
      [{ answerLost: 1 }, 'died before'],
    ] as const;
    for (const [calls, word] of words) {
      const { payments } = await openHere({ seed: 1, calls });
      await expect(payments.open(toHold)).rejects.toThrow(word);
      await expect(payments.forget('card_x')).rejects.toThrow(word);
    }
  });
});
