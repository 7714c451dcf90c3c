import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backFrom,
  goesBack,
  givesBack,
  mayMove,
  movesFrom,
  onwardFrom,
  onwardStatuses,
  orderStatuses,
  statuses,
  toldOtherwise,
  type Mover,
  type OrderStatus,
  type Status,
} from './order-status.ts';

const movers = ['customer', 'staff', 'shop'] as const satisfies Mover[];
const cutOffAt = new Date('2027-03-26T18:00:00Z');
const before = new Date('2027-03-26T17:59:59.999Z');

/** The moves as the design tells them, written out once more. */
const staffMoves = new Set([
  'placed packing',
  'awaiting-payment cancelled',
  'packing packed',
  'packed shipped',
  'shipped delivered',
  'shipped returned',
  'delivered returned',
  'placed cancelled',
  'packing cancelled',
  'packed cancelled',
]);
const customerMoves = new Set(['placed cancelled', 'awaiting-payment cancelled']);
const shopMoves = new Set([
  'awaiting-payment placed',
  'awaiting-payment cancelled',
  'placed cancelled',
  'packing cancelled',
]);
const movesOf = { customer: customerMoves, staff: staffMoves, shop: shopMoves };

const isAllowed = (from: Status, to: Status, by: Mover) => movesOf[by].has(`${from} ${to}`);

test('every pair of statuses has an answer, and it is the design’s', () => {
  for (const from of statuses) {
    for (const to of statuses) {
      for (const by of movers) {
        expect(mayMove(from, to, by, before, cutOffAt, true).ok).toBe(isAllowed(from, to, by));
      }
    }
  }
});

test('however an order wanders, it moves only as the table says and rests delivered, returned or cancelled', () => {
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
        const answer = mayMove(status, to, by, late ? cutOffAt : before, cutOffAt, true);
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
        expect(['delivered', 'returned', 'cancelled']).toContain(status);
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
    for (const end of ends(status)) expect(['returned', 'cancelled']).toContain(end);
  }
  for (const by of movers) {
    expect(movesFrom('delivered', by)).toEqual(by === 'staff' ? ['returned'] : []);
    expect(movesFrom('returned', by)).toEqual([]);
    expect(movesFrom('cancelled', by)).toEqual([]);
  }
});

test('an order can be cancelled until it is shipped, by its customer until it is packed', () => {
  const cancellable = (by: Mover) =>
    statuses.filter((from) => movesFrom(from, by).includes('cancelled'));
  expect(cancellable('staff')).toEqual(['awaiting-payment', 'placed', 'packing', 'packed']);
  expect(cancellable('customer')).toEqual(['awaiting-payment', 'placed']);
  expect(cancellable('shop')).toEqual(['awaiting-payment', 'placed', 'packing']);
  expect(new Set(statuses.flatMap((from) => movesFrom(from, 'customer')))).toEqual(
    new Set(['cancelled']),
  );
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

test('staff end the promise that an order can be cancelled only with a reason, until its moment has passed', () => {
  const refused = { ok: false, code: 'customer-may-cancel' };
  const packing = (now: Date, hasReason?: boolean) =>
    mayMove('placed', 'packing', 'staff', now, cutOffAt, hasReason);
  expect([packing(before), packing(before, true), packing(cutOffAt)]).toEqual([
    refused,
    { ok: true },
    { ok: true },
  ]);
  // What takes nothing from the customer needs no reason.
  expect(mayMove('placed', 'cancelled', 'staff', before, cutOffAt)).toEqual({ ok: true });
  expect(mayMove('packing', 'packed', 'staff', before, cutOffAt)).toEqual({ ok: true });
});

test('a box comes back only with a reason, which its customer reads', () => {
  for (const from of ['shipped', 'delivered'] as const) {
    const back = (hasReason: boolean) =>
      mayMove(from, 'returned', 'staff', cutOffAt, cutOffAt, hasReason);
    expect([back(false), back(true)]).toEqual([{ ok: false, code: 'reason-needed' }, { ok: true }]);
  }
});

test('staff take a move back step by step, but no cancellation, and who was told is told otherwise', () => {
  expect(statuses.map((status) => [status, backFrom(status, [])])).toEqual([
    ['awaiting-payment', null],
    ['placed', null],
    ['packing', 'placed'],
    ['packed', 'packing'],
    ['shipped', 'packed'],
    ['delivered', 'shipped'],
    ['returned', 'shipped'],
    ['cancelled', null],
  ]);
  for (const status of statuses) {
    const backs = statuses.filter((back) => goesBack(status, back));
    for (const back of backs) expect(movesFrom(back, 'staff')).toContain(status);
  }
  expect(statuses.filter(toldOtherwise)).toEqual(['packing', 'shipped', 'delivered', 'returned']);
});

test('a box that came back goes back to where the last of its moves onward came from', () => {
  const step = (from: Status, to: Status) => ({ from, to });
  const shipped = [step('packed', 'shipped'), step('shipped', 'returned')];
  const delivered = [step('shipped', 'delivered'), step('delivered', 'returned')];
  expect(backFrom('returned', shipped)).toBe('shipped');
  expect(backFrom('returned', delivered)).toBe('delivered');
  const again = [...delivered, step('returned', 'delivered'), step('delivered', 'shipped')];
  expect(backFrom('shipped', [step('packed', 'shipped'), ...again])).toBe('packed');
  expect(backFrom('returned', [...again, step('shipped', 'returned')])).toBe('shipped');
});

test('the buttons of the back office are exactly the moves that are allowed', () => {
  for (const from of statuses) {
    for (const by of movers) {
      const allowed = statuses.filter((to) => mayMove(from, to, by, before, cutOffAt, true).ok);
      expect(movesFrom(from, by)).toEqual(allowed);
    }
  }
});

const where = (is: (row: OrderStatus) => unknown) =>
  statuses.filter((status) => is(orderStatuses[status]));

test('what a status means is what the design says', () => {
  expect(where(({ live }) => live)).toEqual([
    'placed',
    'packing',
    'packed',
    'shipped',
    'delivered',
    'returned',
  ]);
  expect(where(({ inTheHouse }) => inTheHouse)).toEqual([
    'awaiting-payment',
    'placed',
    'packing',
    'packed',
  ]);
  expect(where(({ awaited }) => !awaited)).toEqual(['delivered', 'returned', 'cancelled']);
  expect(where(({ charged }) => !charged)).toEqual(['awaiting-payment', 'cancelled']);
  expect(where(({ stage }) => stage === null)).toEqual(['awaiting-payment']);
  expect(where(({ letter }) => letter !== null)).toEqual([
    'packing',
    'shipped',
    'delivered',
    'returned',
    'cancelled',
  ]);
  expect(where(({ asksWhy }) => asksWhy)).toEqual(['returned']);
  expect(where(({ offersRefund }) => offersRefund)).toEqual(['returned']);
});

test('the words of a status do not contradict each other', () => {
  for (const status of statuses) {
    const { live, inTheHouse, charged, usual, stage }: OrderStatus = orderStatuses[status];
    expect({ status, holds: !(charged || usual) || live }).toEqual({ status, holds: true });
    // Who still has to pay holds stock, and the kitchen does not see it.
    const unseen = inTheHouse && !live;
    expect({ status, unseen: stage === null }).toEqual({ status, unseen });
    expect({ status, over: stage === 'cancelled' }).toEqual({ status, over: !live && !unseen });
  }
});

test('every move leads to a status of the table, and every status but the first is moved to', () => {
  const targets = new Set(statuses.flatMap((from) => Object.keys(orderStatuses[from].moves)));
  expect([...targets].sort()).toEqual(
    statuses.filter((status) => status !== 'awaiting-payment').sort(),
  );
});

test('the usual steps are one way from the first to the last', () => {
  const way: Status[] = ['placed'];
  for (let next = onwardFrom('placed'); next; next = onwardFrom(next)) way.push(next);
  expect(way).toEqual(where(({ usual }) => usual));
  expect(way.slice(1)).toEqual(onwardStatuses);
  expect(way).toEqual(['placed', 'packing', 'packed', 'shipped', 'delivered']);
});

test('only who is cancelled in the house gives stock back', () => {
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));
  const giving = pairs.filter(
    ([from, to]) => mayMove(from, to, 'staff', before, cutOffAt).ok && givesBack(from, to),
  );
  expect(giving.map((pair) => pair.join(' '))).toEqual([
    'awaiting-payment cancelled',
    'placed cancelled',
    'packing cancelled',
    'packed cancelled',
  ]);
});
