import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attempt, Hook, Observed, Payments } from '../platform.ts';

/** Cards by what they do: one that its bank wants to ask about, once or always; one that is kept at first and declined when it is charged. */
export type RigCard = 'good' | 'declined' | 'asks' | 'asks-always' | 'declined-later';

/** Two servers of one store at one provider, and whoever pays there. */
type PaymentsRig = {
  payments: Payments;
  another: Payments;
  now: () => Date;
  /** Missing where the provider's clock is its own. */
  setTime?: (now: Date) => void;
  /** The customer at the provider's page gives a card, and says yes or no when their bank asks. Missing where only a person can do that. */
  pay?: (opened: { ref: string; url: string }, card: RigCard, approves?: boolean) => Promise<void>;
  /** A card that this customer let the shop keep, as its `methodRef`. */
  keptCard: (customerNo: number, card: RigCard) => Promise<string>;
  /** A hook about this attempt, signed at that time with the first or the second of the two secrets that are good, or with a third. */
  hook: (paymentNo: number, signedAt: Date, secret: 1 | 2 | 3) => Hook;
  close: () => Promise<void>;
};

const minutes = (count: number): number => count * 60_000;
const hours = (count: number): number => count * 3_600_000;
const days = (count: number): number => count * 86_400_000;

/** What every provider of payments promises. What a rig cannot do is skipped, and seen to be. */
export function paymentsContract(
  name: string,
  openRig: () => Promise<PaymentsRig>,
  can: { pay: boolean; setTime: boolean },
): void {
  describe(`${name} as a provider of payments`, () => {
    let rig: PaymentsRig;
    beforeEach(async () => {
      rig = await openRig();
    });
    afterEach(() => rig.close());

    const atThePage = test.skipIf(!can.pay);
    const afterAWhile = test.skipIf(!can.pay || !can.setTime);
    let numbers = 0;

    const attempt = (more: Partial<Attempt> = {}): Attempt => ({
      paymentNo: (numbers += 1),
      orderNo: 7_000 + numbers,
      customerNo: 41,
      purpose: 'hold',
      cents: 3_995,
      currency: 'EUR',
      email: 'ada@example.com',
      openedAt: rig.now(),
      ...more,
    });
    const toOpen = (it: Attempt) => ({
      ...it,
      returnUrl: 'http://localhost:3000/pay/7',
      expiresAt: new Date(rig.now().getTime() + hours(1)),
      note: 'Taken when the order closes.',
    });
    const later = (ms: number) => rig.setTime?.(new Date(rig.now().getTime() + ms));

    async function opened(more: Partial<Attempt> = {}) {
      const it = attempt(more);
      return { ...it, ...(await rig.payments.open(toOpen(it))) };
    }
    /** Opened, and paid with this card. */
    async function paid(more: Partial<Attempt> = {}, card: RigCard = 'good', approves = true) {
      const it = await opened(more);
      await rig.pay?.(it, card, approves);
      return it;
    }
    async function seen(it: {
      paymentNo: number;
      customerNo: number;
      ref: string;
    }): Promise<Observed> {
      const [here, there] = await Promise.all([rig.payments.read(it), rig.another.read(it)]);
      expect(here).toEqual(there);
      if (!here) throw new Error('The attempt was not found.');
      return here;
    }
    /** Both servers ask, both twice, all at once. */
    const byFour = <Answer>(ask: (payments: Payments) => Promise<Answer>): Promise<Answer[]> =>
      Promise.all([rig.payments, rig.another, rig.payments, rig.another].map(ask));
    async function charged(card: RigCard = 'good', more: Partial<Attempt> = {}) {
      const it = attempt({ purpose: 'charge', ...more });
      const methodRef = await rig.keptCard(it.customerNo, card);
      const observed = await rig.payments.charge({ ...it, methodRef });
      return { ...it, methodRef, ref: observed.ref, observed };
    }

    test('opens an attempt once, however often and by how many at once it is asked', async () => {
      const it = toOpen(attempt());
      const answers = await byFour((payments) => payments.open(it));
      expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
      const [first] = answers;
      if (!first) throw new Error('Nobody answered.');
      const again = await rig.another.open({ ...it, expiresAt: new Date(it.expiresAt.getTime() + 1_000) }); // prettier-ignore
      expect(again).toEqual(first);
      expect(await seen({ ...it, ref: first.ref })).toEqual({
        ref: first.ref,
        paymentNo: it.paymentNo,
        state: 'open',
        currency: 'EUR',
        authorisedCents: 0,
        capturedCents: 0,
        refundedCents: 0,
        captureBefore: null,
        method: null,
        failure: null,
      });
    });

    test('finds an attempt by its number where the answer to opening it was lost', async () => {
      const it = await opened();
      expect(await rig.another.read({ ...it, ref: null })).toEqual(await seen(it));
      expect(await rig.another.read({ ...attempt(), ref: null })).toBeUndefined();
      expect(await rig.payments.read({ ...it, ref: 'pi_of_nobody' })).toBeUndefined();
    });

    atThePage('holds what was asked for, and keeps the card', async () => {
      const it = await paid();
      const held = await seen(it);
      expect(held).toMatchObject({
        state: 'held',
        authorisedCents: 3_995,
        capturedCents: 0,
        failure: null,
      });
      expect(held.method?.label).toMatch(/^Visa .*4242$/);
      expect(held.method?.expires).toMatch(/^20\d\d-\d\d$/);
      const lives = Number(held.captureBefore) - rig.now().getTime();
      expect(lives).toBeGreaterThan(days(4));
      expect(lives).toBeLessThan(days(8));
    });

    atThePage('keeps a card and takes nothing, where only that is wanted', async () => {
      const it = await paid({ purpose: 'save' });
      const saved = await seen(it);
      expect(saved).toMatchObject({ state: 'saved', authorisedCents: 0, capturedCents: 0 });
      const methodRef = saved.method?.ref ?? '';
      const charge = await rig.another.charge({ ...attempt({ purpose: 'charge' }), methodRef });
      expect(charge).toMatchObject({ state: 'captured', capturedCents: 3_995 });
    });

    atThePage('takes at once what its owner pays after the order has closed', async () => {
      const it = await paid({ purpose: 'charge' });
      expect(await seen(it)).toMatchObject({ state: 'captured', capturedCents: 3_995 });
    });

    atThePage('leaves an attempt open for another card when one is declined', async () => {
      const it = await paid({}, 'declined');
      expect(await seen(it)).toMatchObject({ state: 'open', failure: 'declined', method: null });
      await rig.pay?.(it, 'good');
      expect(await seen(it)).toMatchObject({ state: 'held', failure: null });
    });

    atThePage('holds nothing until the bank has been told that it is them', async () => {
      const refused = await paid({}, 'asks', false);
      expect(await seen(refused)).toMatchObject({
        state: 'open',
        authorisedCents: 0,
        failure: 'authentication-refused',
        method: null,
      });
      await rig.pay?.(refused, 'asks', true);
      expect(await seen(refused)).toMatchObject({ state: 'held', authorisedCents: 3_995 });
    });

    test('closes an attempt that nobody has paid, once', async () => {
      const it = await opened();
      const answers = await byFour((payments) => payments.close(it));
      expect(answers.map(({ state }) => state)).toEqual(Array(4).fill('closed'));
      expect((await rig.payments.open(toOpen(it))).ref).toBe(it.ref);
      expect(await seen(it)).toMatchObject({ state: 'closed', authorisedCents: 0 });
    });

    atThePage('takes no card for an attempt that was closed', async () => {
      const it = await opened();
      await rig.payments.close(it);
      await Promise.resolve(rig.pay?.(it, 'good')).catch(() => undefined);
      expect(await seen(it)).toMatchObject({ state: 'closed', authorisedCents: 0 });
    });

    atThePage('lets go of what is held when it is closed', async () => {
      const it = await paid();
      expect(await rig.payments.close(it)).toMatchObject({ state: 'closed', authorisedCents: 0 });
      const late = await rig.payments.capture({ ...it, cents: 3_995 });
      expect(late).toMatchObject({ state: 'closed', capturedCents: 0 });
    });

    atThePage(
      'answers that it is paid when a paid one is closed, and changes nothing',
      async () => {
        const it = await paid();
        await rig.payments.capture({ ...it, cents: 3_000 });
        const before = await seen(it);
        const answers = await byFour((payments) => payments.close(it));
        for (const answer of answers) expect(answer).toEqual(before);
        const saved = await paid({ purpose: 'save' });
        expect((await rig.payments.close(saved)).state).toBe('saved');
      },
    );

    atThePage('captures less than it holds, once, and lets go of the rest', async () => {
      const it = await paid();
      const answers = await byFour((payments) => payments.capture({ ...it, cents: 3_000 }));
      for (const answer of answers)
        expect(answer).toMatchObject({
          state: 'captured',
          authorisedCents: 0,
          capturedCents: 3_000,
          refundedCents: 0,
        });
      const again = await rig.another.capture({ ...it, cents: 995 });
      expect(again).toMatchObject({ state: 'captured', capturedCents: 3_000 });
    });

    atThePage('captures never more than it holds', async () => {
      const it = await paid();
      await expect(rig.payments.capture({ ...it, cents: 3_996 })).rejects.toThrow();
      expect(await seen(it)).toMatchObject({
        state: 'held',
        authorisedCents: 3_995,
        capturedCents: 0,
      });
      const open = await opened();
      const nothing = await rig.payments.capture({ ...open, cents: 3_995 });
      expect(nothing).toMatchObject({ state: 'open', capturedCents: 0 });
    });

    test('charges a kept card once, however often and by how many at once it is asked', async () => {
      const it = { ...attempt({ purpose: 'charge' }) };
      const methodRef = await rig.keptCard(it.customerNo, 'good');
      const answers = await byFour((payments) => payments.charge({ ...it, methodRef }));
      expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
      const again = await rig.another.charge({ ...it, methodRef });
      expect(again).toMatchObject({
        ref: answers[0]?.ref,
        state: 'captured',
        capturedCents: 3_995,
        currency: 'EUR',
        paymentNo: it.paymentNo,
      });
      expect(await rig.payments.read({ ...it, ref: null })).toEqual(again);
    });

    test('says of a kept card that it was declined, and stays with that', async () => {
      const it = await charged('declined-later');
      expect(it.observed).toMatchObject({ state: 'failed', failure: 'declined', capturedCents: 0 });
      expect(await rig.another.charge(it)).toEqual(it.observed);
      expect(await seen(it)).toEqual(it.observed);
    });

    test('says of a kept card that its bank wants to ask its owner', async () => {
      const it = await charged('asks-always');
      expect(it.observed).toMatchObject({
        state: 'failed',
        failure: 'authentication-needed',
        capturedCents: 0,
      });
      expect(await seen(it)).toEqual(it.observed);
    });

    test('charges no card that was forgotten', async () => {
      const { methodRef } = await charged();
      await rig.payments.forget(methodRef);
      await rig.another.forget(methodRef);
      const it = { ...attempt({ purpose: 'charge' }), methodRef };
      const observed = await rig.payments.charge(it);
      expect(observed).toMatchObject({
        state: 'failed',
        failure: 'card-forgotten',
        capturedCents: 0,
      });
      expect(await rig.another.charge(it)).toEqual(observed);
      expect(await seen({ ...it, ref: observed.ref })).toEqual(observed);
    });

    test('forgets a customer with every card, and knows the payments still', async () => {
      const it = await charged();
      await rig.payments.forgetCustomer(it.customerNo);
      await rig.another.forgetCustomer(it.customerNo);
      await rig.payments.forgetCustomer(it.customerNo + 1_000);
      const again = { ...attempt({ purpose: 'charge' }), methodRef: it.methodRef };
      const observed = await rig.payments.charge({ ...again, customerNo: it.customerNo });
      expect(observed).toMatchObject({ state: 'failed', failure: 'card-forgotten' });
      expect(await seen(it)).toMatchObject({ state: 'captured', ref: it.observed.ref });
    });

    test('gives back with one key once, however often and by how many at once it is asked', async () => {
      const it = await charged();
      const refund = { ...it, key: 'refund-1', cents: 1_000 };
      const answers = await byFour((payments) => payments.refund(refund));
      expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
      expect(answers[0]).toMatchObject({ state: 'succeeded', failure: null });
      expect(await rig.another.refund(refund)).toEqual(answers[0]);
      expect(await seen(it)).toMatchObject({
        state: 'captured',
        capturedCents: 3_995,
        refundedCents: 1_000,
      });
    });

    test('gives back never more than was captured', async () => {
      const it = await charged();
      const [one, two] = await Promise.all([
        rig.payments.refund({ ...it, key: 'refund-a', cents: 2_500 }),
        rig.another.refund({ ...it, key: 'refund-b', cents: 2_500 }),
      ]);
      expect([one.state, two.state].sort()).toEqual(['failed', 'succeeded']);
      const failed = one.state === 'failed' ? one : two;
      expect(failed).toEqual({ ref: null, state: 'failed', failure: 'more-than-captured' });
      expect((await seen(it)).refundedCents).toBe(2_500);
      const rest = await rig.payments.refund({ ...it, key: 'refund-c', cents: 1_495 });
      expect(rest.state).toBe('succeeded');
      const more = await rig.payments.refund({ ...it, key: 'refund-d', cents: 1 });
      expect(more.state).toBe('failed');
      expect((await seen(it)).refundedCents).toBe(3_995);
    });

    atThePage('gives back of what was captured, and not of what is held', async () => {
      const it = await paid();
      const early = await rig.payments.refund({ ...it, key: 'refund-early', cents: 1 });
      expect(early.state).toBe('failed');
      await rig.payments.capture({ ...it, cents: 3_000 });
      const most = await rig.payments.refund({ ...it, key: 'refund-most', cents: 3_001 });
      expect(most.state).toBe('failed');
      const all = await rig.payments.refund({ ...it, key: 'refund-all', cents: 3_000 });
      expect(all.state).toBe('succeeded');
      expect(await seen(it)).toMatchObject({ capturedCents: 3_000, refundedCents: 3_000 });
    });

    afterAWhile('ends an attempt that nobody paid in time', async () => {
      const it = await opened();
      later(hours(2));
      await Promise.resolve(rig.pay?.(it, 'good')).catch(() => undefined);
      expect(await seen(it)).toMatchObject({ state: 'closed', authorisedCents: 0 });
      expect((await rig.payments.close(it)).state).toBe('closed');
    });

    afterAWhile('holds what nobody captures for a week at most', async () => {
      const it = await paid();
      const { captureBefore } = await seen(it);
      rig.setTime?.(new Date(Number(captureBefore) - 1_000));
      expect((await seen(it)).state).toBe('held');
      rig.setTime?.(new Date(Number(captureBefore)));
      expect(await seen(it)).toMatchObject({ state: 'lapsed', authorisedCents: 0 });
      const late = await rig.payments.capture({ ...it, cents: 3_995 });
      expect(late).toMatchObject({ state: 'lapsed', capturedCents: 0 });
    });

    afterAWhile('is the same attempt days later, when keys are forgotten', async () => {
      const held = await paid();
      const charge = await charged();
      const given = { ...charge, key: 'refund-old', cents: 500 };
      const refund = await rig.payments.refund(given);
      later(days(3));
      expect((await rig.another.open(toOpen(held))).ref).toBe(held.ref);
      expect((await rig.another.charge(charge)).ref).toBe(charge.ref);
      expect(await rig.another.refund(given)).toEqual(refund);
      expect((await seen(charge)).refundedCents).toBe(500);
    });

    test('believes a hook that was signed a moment ago, with either of two secrets', () => {
      for (const secret of [1, 2] as const) {
        const hint = rig.payments.verify(rig.hook(12, rig.now(), secret));
        expect(hint).toMatchObject({ paymentNo: 12, eventId: expect.stringMatching(/./) as string }); // prettier-ignore
      }
      const late = new Date(rig.now().getTime() - minutes(4));
      expect(rig.payments.verify(rig.hook(12, late, 1))).toBeDefined();
    });

    test('believes no hook that is unsigned, changed, old, or signed by somebody else', () => {
      const { payments, now } = rig;
      const good = rig.hook(12, now(), 1);
      expect(payments.verify({ ...good, headers: new Headers() })).toBeUndefined();
      expect(payments.verify({ ...good, body: good.body.replace('12', '13') })).toBeUndefined();
      expect(payments.verify({ ...good, body: '' })).toBeUndefined();
      expect(payments.verify(rig.hook(12, now(), 3))).toBeUndefined();
      const old = new Date(now().getTime() - minutes(6));
      expect(payments.verify(rig.hook(12, old, 1))).toBeUndefined();
      const name = [...good.headers.keys()].join();
      for (const value of ['', 't=1', 'v1=00', 't=,v1=', 'nonsense'])
        expect(
          payments.verify({ ...good, headers: new Headers({ [name]: value }) }),
        ).toBeUndefined();
    });

    test('tells every attempt that changed since then, once', async () => {
      const began = new Date(rig.now().getTime() - 1_000);
      const it = await charged();
      await rig.payments.refund({ ...it, key: 'refund-since', cents: 1_000 });
      const found = await all(rig.another.changesSince(began));
      const ours = found.filter(({ paymentNo }) => paymentNo === it.paymentNo);
      expect(ours).toEqual([await seen(it)]);
    });

    afterAWhile(
      'tells nothing of what has not changed since, and of what time has changed',
      async () => {
        const held = await paid();
        const quiet = await charged();
        const open = await opened();
        later(minutes(30));
        const since = rig.now();
        later(minutes(1));
        await rig.payments.capture({ ...held, cents: 3_995 });
        later(hours(1));
        const found = await all(rig.another.changesSince(since));
        const nos = found.map(({ paymentNo }) => paymentNo);
        expect(nos.toSorted()).toEqual([held.paymentNo, open.paymentNo].toSorted());
        expect(nos).not.toContain(quiet.paymentNo);
        expect(found.map(({ state }) => state).toSorted()).toEqual(['captured', 'closed']);
      },
    );
  });
}

async function all<T>(many: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of many) found.push(one);
  return found;
}
