import { describe, expect, test } from 'vitest';
import { attemptStates, merge, type Observed, type OrderToPay, type Step } from './merge.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const order: OrderToPay = {
  status: 'awaiting-payment',
  dueCents: 3000,
  currency: 'EUR',
  payBy: at(10),
  chargeAt: at(18),
  graceUntil: at(23),
};
const seen = (state: Observed['state'], said: Partial<Observed> = {}): Observed => ({
  state,
  currency: 'EUR',
  authorisedCents: state === 'held' || state === 'captured' ? 3000 : 0,
  capturedCents: state === 'captured' ? 3000 : 0,
  refundedCents: 0,
  ...said,
});
const words = (steps: Step[]) => steps.map((step) => step.do).join(', ');

test('every phase of an order and every state of an attempt has the answer of the table', () => {
  const phases: [string, Partial<OrderToPay>, Date][] = [
    ['awaiting', {}, at(9)],
    ['late', {}, at(10)],
    ['placed', { status: 'placed' }, at(17)],
    ['charging', { status: 'packing' }, at(18)],
    ['after the grace', { status: 'packing' }, at(23)],
    ['gone', { status: 'shipped' }, at(20)],
    ['gone after the grace', { status: 'delivered' }, at(23)],
    ['cancelled', { status: 'cancelled' }, at(20)],
  ];
  const told = Object.fromEntries(
    phases.map(([name, changed, now]) => [
      name,
      Object.fromEntries(
        attemptStates.map((state) => [
          state,
          words(merge({ ...order, ...changed }, seen(state), now)),
        ]),
      ),
    ]),
  );
  const alike = (open: string, held: string, captured: string, over: string) => ({
    open,
    'needs-action': open,
    held,
    captured,
    failed: over,
    closed: over,
    lapsed: over,
    processing: 'wait',
  });
  expect(told).toEqual({
    awaiting: alike('wait', 'place', 'place', 'wait'),
    late: alike('close', 'place', 'place', 'cancel'),
    placed: alike('close', 'wait', 'wait', 'ask-for-card'),
    charging: alike('close, charge-saved-method', 'capture', 'post-sale', 'dun'),
    'after the grace': alike('close, charge-saved-method', 'capture', 'post-sale', 'cancel'),
    gone: alike('close, dun', 'capture, alert', 'post-sale', 'dun'),
    'gone after the grace': alike('close, dun', 'capture, alert', 'post-sale', 'write-off'),
    cancelled: alike('close', 'void', 'refund', 'wait'),
  });
});

test('money of another amount or currency places nothing, and somebody is told', () => {
  const ask = (said: Partial<Observed>) => merge(order, seen('held', said), at(9));
  expect(ask({ authorisedCents: 2999 })).toEqual([{ do: 'alert', why: 'wrong-amount' }]);
  expect(ask({ authorisedCents: 3001 })).toEqual([{ do: 'alert', why: 'wrong-amount' }]);
  expect(ask({ currency: 'USD' })).toEqual([{ do: 'alert', why: 'wrong-currency' }]);
});

test('no more is captured than is due, nor more than is held, and what was given back is not given back again', () => {
  const charging = { ...order, status: 'packing' as const };
  expect(merge({ ...charging, dueCents: 2500 }, seen('held'), at(18))).toEqual([
    { do: 'capture', cents: 2500 },
  ]);
  expect(merge({ ...charging, dueCents: 9000 }, seen('held'), at(18))).toEqual([
    { do: 'capture', cents: 3000 },
  ]);
  expect(merge({ ...charging, dueCents: 0 }, seen('held'), at(18))).toEqual([{ do: 'void' }]);
  const cancelled = { ...order, status: 'cancelled' as const };
  const refund = (refundedCents: number) =>
    merge(cancelled, seen('captured', { refundedCents }), at(18));
  expect(refund(1000)).toEqual([{ do: 'refund', cents: 2000 }]);
  expect(refund(3000)).toEqual([{ do: 'wait' }]);
});

/** One order, one attempt, and everything that can be lost, doubled, late or killed, in every order in which it can happen. */
type World = {
  status: OrderToPay['status'];
  stock: boolean;
  provider: 'none' | 'open' | 'held' | 'captured' | 'closed';
  refunds: number;
  /** The provider's own pages run behind what it was asked. */
  refundTold: boolean;
  hooks: number;
  hour: 9 | 12 | 19;
  starting: boolean;
  /** The job that does what is due; a killed one is there still, and one that failed too often is given up. */
  due: boolean;
  thrownAway: boolean;
};

/** A rule left out; each of them must be found. */
type Bug =
  | 'stock is released before the attempt is closed'
  | 'a cancelled order forgets its money'
  | 'a cancelled order is placed again'
  | 'a refund has no key'
  | 'a hook is believed'
  | 'nobody sweeps';
const bugs: Bug[] = [
  'stock is released before the attempt is closed',
  'a cancelled order forgets its money',
  'a cancelled order is placed again',
  'a refund has no key',
  'a hook is believed',
  'nobody sweeps',
];

const observedIn = ({ provider, refundTold }: World): Observed => {
  const refundedCents = refundTold ? 3000 : 0;
  return seen(provider === 'none' ? 'lapsed' : provider, { refundedCents });
};

/** What the store does with what it has seen; the provider's answers are kept by key, so a step that is done twice is done once. */
function follow(world: World, observed: Observed, bug: Bug | undefined): World {
  const now = at(world.hour);
  const steps = decide(world, observed, now, bug);
  return steps.reduce((it: World, step): World => {
    switch (step.do) {
      case 'place':
        return { ...it, status: 'placed' };
      case 'cancel':
        return {
          ...it,
          status: 'cancelled',
          stock: false,
          thrownAway: it.thrownAway || it.provider === 'held',
        };
      case 'close':
        return it.provider === 'open' ? { ...it, provider: 'closed', hooks: 2 } : it;
      case 'void':
        return it.provider === 'held' ? { ...it, provider: 'closed', hooks: 2 } : it;
      case 'capture':
        return it.provider === 'held' ? { ...it, provider: 'captured', hooks: 2 } : it;
      case 'refund':
        if (it.provider !== 'captured') return it;
        return { ...it, refunds: bug === 'a refund has no key' ? Math.min(it.refunds + 1, 2) : 1 };
      default:
        return it;
    }
  }, world);
}

function decide(world: World, observed: Observed, now: Date, bug: Bug | undefined): Step[] {
  const toPay = { ...order, status: world.status };
  if (world.status === 'cancelled') {
    if (bug === 'a cancelled order forgets its money') return [{ do: 'wait' }];
    if (bug === 'a cancelled order is placed again' && observed.state === 'held')
      return [{ do: 'place' }];
  }
  if (
    bug === 'stock is released before the attempt is closed' &&
    world.status === 'awaiting-payment' &&
    now >= order.payBy
  )
    return [{ do: 'cancel', why: 'unpaid' }];
  return merge(toPay, observed, now);
}

function* nextOf(world: World, bug: Bug | undefined): Generator<World> {
  if (world.starting) {
    // The order is looked at before a page of the provider is opened for it; the answer may be lost, and the same key finds it again.
    const opened =
      world.status === 'awaiting-payment' && world.provider === 'none'
        ? { ...world, provider: 'open' as const }
        : world;
    yield { ...opened, starting: false };
    yield opened;
  }
  if (world.provider === 'open') {
    yield { ...world, provider: 'held', hooks: 2 };
    yield { ...world, provider: 'held' };
  }
  if (world.hour === 9) yield { ...world, hour: 12, due: true };
  if (world.hour === 12) yield { ...world, hour: 19, due: true };
  // Its customer before the cut-off, staff later, too.
  if (world.status === 'placed') yield { ...world, status: 'cancelled', stock: false, due: true };
  if (world.refunds > 0 && !world.refundTold) yield { ...world, refundTold: true };
  if (world.due) {
    const done = follow(world, observedIn(world), bug);
    // What follows from one look is looked at again until nothing follows any more; a killed job leaves its row.
    yield { ...done, due: !isSame(done, world) };
    yield { ...done, due: true };
    yield { ...world, due: false };
  }
  if (world.hooks > 0) {
    const told = bug === 'a hook is believed' ? seen('held') : observedIn(world);
    const known = { ...world, hooks: world.hooks - 1 };
    yield follow(known, told, bug);
    yield { ...world, hooks: 0 };
  }
  // The sweeper looks at what is not at an end when nothing else is going on.
  if (isQuiet(world) && bug !== 'nobody sweeps') {
    const swept = follow(world, observedIn(world), bug);
    if (!isSame(swept, world)) yield swept;
  }
}

const keyOf = (world: World) => JSON.stringify(Object.values(world));
const isSame = (one: World, other: World) => keyOf(one) === keyOf(other);
const isQuiet = ({ starting, due, hooks, hour, refunds, refundTold }: World) =>
  !starting && !due && hooks === 0 && hour === 19 && refundTold === refunds > 0;

function* wrongIn(world: World, bug: Bug | undefined): Generator<string> {
  const { status, stock, provider, refunds } = world;
  if (status === 'placed' && !stock) yield 'placed without stock';
  if (status === 'cancelled' && stock) yield 'cancelled, and its stock kept';
  if (refunds > 1) yield 'refunded twice';
  if (world.thrownAway) yield 'a paid order cancelled by us';
  if (!isQuiet(world)) return;
  if (bug !== 'nobody sweeps' && !isSame(follow(world, observedIn(world), bug), world)) return;
  if (status === 'awaiting-payment') yield 'never decided';
  if (status === 'cancelled' && (provider === 'held' || (provider === 'captured' && refunds === 0)))
    yield 'cancelled, and money kept';
  if (status === 'placed' && provider !== 'captured') yield 'placed, and never charged';
}

function explore(bug?: Bug): { states: number; wrong: Set<string> } {
  const first: World = {
    status: 'awaiting-payment',
    stock: true,
    provider: 'none',
    refunds: 0,
    refundTold: false,
    hooks: 0,
    hour: 9,
    starting: true,
    due: false,
    thrownAway: false,
  };
  const known = new Set([keyOf(first)]);
  const queue = [first];
  const wrong = new Set<string>();
  for (let world = queue.pop(); world; world = queue.pop()) {
    for (const what of wrongIn(world, bug)) wrong.add(what);
    for (const next of nextOf(world, bug)) {
      if (known.has(keyOf(next))) continue;
      known.add(keyOf(next));
      queue.push(next);
    }
  }
  return { states: known.size, wrong };
}

describe('of every way in which things can happen, be lost, come twice or be cut off', () => {
  test('none charges or keeps money for nothing, refunds twice, or leaves an order undecided', () => {
    const { states, wrong } = explore();
    expect([...wrong]).toEqual([]);
    expect(states).toBeGreaterThan(100);
  });

  test.each(bugs)('one is found wrong where %s', (bug) => {
    expect([...explore(bug).wrong]).not.toEqual([]);
  });
});
