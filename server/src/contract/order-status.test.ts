import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayMove, movesFrom, statuses, type Mover, type Status } from './order-status.ts';

const movers = ['customer', 'staff'] as const satisfies Mover[];
const cutOffAt = new Date('2027-03-26T18:00:00Z');
const before = new Date('2027-03-26T17:59:59.999Z');

/** The moves as the design tells them, written out once more. */
const staffMoves = new Set([
  ...['placed packing', 'packing packed', 'packed shipped', 'shipped delivered'],
  ...['placed cancelled', 'packing cancelled', 'packed cancelled'],
]);
const customerMoves = new Set(['placed cancelled']);

const isAllowed = (from: Status, to: Status, by: Mover) =>
  (by === 'staff' ? staffMoves : customerMoves).has(`${from} ${to}`);

test('every pair of statuses has an answer, and it is the design’s', () => {
  for (const from of statuses) {
    for (const to of statuses) {
      for (const by of movers) {
        expect(mayMove(from, to, by, before, cutOffAt).ok).toBe(isAllowed(from, to, by));
      }
    }
  }
});

test('however an order wanders, it moves only as the table says and rests delivered or cancelled', () => {
  const attempts = fc.array(
    fc.record({
      to: fc.constantFrom(...statuses),
      by: fc.constantFrom(...movers),
      late: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(attempts, (walk) => {
      let status: Status = 'placed';
      const visited: Status[] = [status];
      for (const { to, by, late } of walk) {
        const answer = mayMove(status, to, by, late ? cutOffAt : before, cutOffAt);
        const inTable = isAllowed(status, to, by);
        if (!inTable) expect(answer).toEqual({ ok: false, code: 'order-move-not-allowed' });
        else if (by === 'customer' && late)
          expect(answer).toEqual({ ok: false, code: 'cut-off-passed' });
        else expect(answer).toEqual({ ok: true });
        if (answer.ok) visited.push((status = to));
      }
      expect(new Set(visited).size).toBe(visited.length);
      if (visited.includes('cancelled')) expect(visited).not.toContain('shipped');
      if (movesFrom(status, 'staff').length === 0) {
        expect(['delivered', 'cancelled']).toContain(status);
      }
    }),
    { numRuns: 500 },
  );
});

test('every order can still be finished, and a finished one goes nowhere', () => {
  const ends = (from: Status): Set<Status> => {
    const next = movesFrom(from, 'staff');
    return new Set(next.length === 0 ? [from] : next.flatMap((to) => [...ends(to)]));
  };
  for (const status of statuses) {
    for (const end of ends(status)) expect(['delivered', 'cancelled']).toContain(end);
  }
  for (const by of movers) {
    expect(movesFrom('delivered', by)).toEqual([]);
    expect(movesFrom('cancelled', by)).toEqual([]);
  }
});

test('an order can be cancelled until it is shipped, by its customer until it is packed', () => {
  const cancellable = (by: Mover) =>
    statuses.filter((from) => movesFrom(from, by).includes('cancelled'));
  expect(cancellable('staff')).toEqual(['placed', 'packing', 'packed']);
  expect(cancellable('customer')).toEqual(['placed']);
  expect(statuses.flatMap((from) => movesFrom(from, 'customer'))).toEqual(['cancelled']);
});

test('a customer can cancel to the last moment before the cut-off, staff after it too', () => {
  const apart = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(apart, (ms) => {
      const now = new Date(cutOffAt.getTime() + ms);
      const customer = mayMove('placed', 'cancelled', 'customer', now, cutOffAt);
      expect(customer).toEqual(ms < 0 ? { ok: true } : { ok: false, code: 'cut-off-passed' });
      expect(mayMove('placed', 'cancelled', 'staff', now, cutOffAt).ok).toBe(true);
    }),
    { examples: [[-1], [0], [1], [-1000], [1000]] },
  );
});

test('the buttons of the back office are exactly the moves that are allowed', () => {
  for (const from of statuses) {
    for (const by of movers) {
      const allowed = statuses.filter((to) => mayMove(from, to, by, before, cutOffAt).ok);
      expect(movesFrom(from, by)).toEqual(allowed);
    }
  }
});
