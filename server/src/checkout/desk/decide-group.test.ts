import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideGroup } from './decide-group.ts';

const nos = [1, 2, 3];
const days = ['2027-03-01', '2027-03-02', '2027-03-03'];

const amounts = (least: number, most: number) =>
  fc
    .subarray(nos)
    .chain((some) =>
      fc.tuple(
        ...some.map((no) => fc.tuple(fc.constant(no), fc.integer({ min: least, max: most }))),
      ),
    )
    .map((entries) => new Map<number, number>(entries));
const offers = ['2027-03-01 1', '2027-03-01 2', '2027-03-08 1'];
const counted = (least: number, most: number) =>
  fc
    .subarray(offers)
    .chain((some) =>
      fc.tuple(
        ...some.map((key) => fc.tuple(fc.constant(key), fc.integer({ min: least, max: most }))),
      ),
    )
    .map((entries) => new Map<string, number>(entries));
const anOrder = fc.record({
  need: amounts(1, 8),
  day: fc.constantFrom(...days),
  portions: counted(1, 5),
});
const seen = fc.record({
  stock: amounts(0, 25),
  room: fc
    .tuple(...days.map((day) => fc.tuple(fc.constant(day), fc.integer({ min: -1, max: 4 }))))
    .map((entries) => new Map<string, number>(entries.slice(0, 2))),
  /** Of some offers nothing is said: they have no limit. */
  offers: counted(0, 9),
});
const aGroup = fc.array(anOrder, { maxLength: 12 });

/** What those that were accepted before have taken of an ingredient. */
const takenOf = (accepted: { need: Map<number, number> }[], no: number) =>
  accepted.reduce((sum, { need }) => sum + (need.get(no) ?? 0), 0);

const portionsOf = (accepted: { portions: Map<string, number> }[], key: string) =>
  accepted.reduce((sum, { portions }) => sum + (portions.get(key) ?? 0), 0);

test('a group is decided like a queue at one counter: nobody is refused whom the counter would serve', () => {
  fc.assert(
    fc.property(aGroup, seen, (orders, { stock, room, offers: limits }) => {
      const decisions = decideGroup(orders, { stock, room, offers: limits });
      expect(decisions).toHaveLength(orders.length);
      const accepted: typeof orders = [];
      for (const [at, order] of orders.entries()) {
        const boxes =
          (room.get(order.day) ?? 0) - accepted.filter(({ day }) => day === order.day).length;
        const short = [...order.need].filter(
          ([no, amount]) => takenOf(accepted, no) + amount > (stock.get(no) ?? 0),
        );
        const soldOut = [...order.portions].flatMap(([offer, needed]) => {
          const limit = limits.get(offer);
          const left = limit === undefined ? needed : limit - portionsOf(accepted, offer);
          return left < needed ? [{ offer, needed, left }] : [];
        });
        const decision = decisions[at];
        expect(decision?.fits).toBe(boxes > 0 && soldOut.length === 0 && short.length === 0);
        if (decision?.fits) accepted.push(order);
        else if (room.get(order.day) === -1) expect(decision?.code).toBe('delivery-day-closed');
        else if (boxes <= 0) expect(decision?.code).toBe('delivery-day-full');
        else if (soldOut.length > 0) expect(decision).toMatchObject({ soldOut });
        else expect(decision?.code).toBe('out-of-stock');
      }
    }),
    { numRuns: 500 },
  );
});

test('what is accepted never takes more than there was, of food, of boxes or of what a week offers', () => {
  fc.assert(
    fc.property(aGroup, seen, (orders, { stock, room, offers: limits }) => {
      const decisions = decideGroup(orders, { stock, room, offers: limits });
      const accepted = orders.filter((_, at) => decisions[at]?.fits);
      for (const no of nos) expect(takenOf(accepted, no)).toBeLessThanOrEqual(stock.get(no) ?? 0);
      for (const day of days) {
        const boxes = accepted.filter((order) => order.day === day).length;
        expect(boxes).toBeLessThanOrEqual(Math.max(0, room.get(day) ?? 0));
      }
      for (const [key, limit] of limits)
        expect(portionsOf(accepted, key)).toBeLessThanOrEqual(limit);
    }),
  );
});

test('a refusal tells what was short at that moment, and what was left', () => {
  fc.assert(
    fc.property(aGroup, seen, (orders, { stock, room }) => {
      const accepted: typeof orders = [];
      for (const [at, decision] of decideGroup(orders, { stock, room }).entries()) {
        const order = orders[at];
        if (!order) throw new Error('A decision about nobody.');
        if (decision.fits) accepted.push(order);
        else if (decision.code === 'out-of-stock') {
          const left = (no: number) => (stock.get(no) ?? 0) - takenOf(accepted, no);
          expect(decision.shortages.length).toBeGreaterThan(0);
          for (const short of decision.shortages) {
            expect(short.needed).toBe(order.need.get(short.ingredientNo));
            expect(short.left).toBe(left(short.ingredientNo));
            expect(short.needed).toBeGreaterThan(short.left);
          }
          for (const no of stock.keys()) expect(decision.left.get(no)).toBe(left(no));
        }
      }
    }),
  );
});

test('deciding changes nothing that was seen', () => {
  fc.assert(
    fc.property(aGroup, seen, (orders, { stock, room }) => {
      const before = [new Map(stock), new Map(room)];
      const first = decideGroup(orders, { stock, room });
      expect([stock, room]).toEqual(before);
      expect(decideGroup(orders, { stock, room })).toEqual(first);
    }),
  );
});
