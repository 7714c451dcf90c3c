import { behaviour } from './behaviour.ts';
import { asBuilt, inputs, planned, scales } from './cases.ts';
import { demandOf } from './demand.ts';
import { deskCapacity } from './desks.ts';
import { figures, markdownOf, short, time } from './markdown.ts';
import { deskRuns, guessed, measured } from './measured.ts';
import { simulateBuyers, simulateRush, simulateSteady } from './peak-hour.ts';
import { desksOf } from './plan.ts';

export function rushTable(): string {
  const cases = [
    ...scales.map((orders) => ({ orders, name: 'as built', design: asBuilt })),
    { orders: 1e8, name: 'four order servers', design: { orderServers: 4, kitchens: 1 } as const },
    { orders: 1e8, name: 'ten kitchens', design: { orderServers: 'all', kitchens: 10 } as const },
  ];
  return markdownOf({
    columns: ['orders a month', 'design', 'desks', 'orders simulated', 'p50', 'p99', 'worst'],
    rows: cases.map(({ orders, name, design }) => {
      const desks = desksOf(planned(orders, design), inputs);
      const waits = simulateRush(
        demandOf(orders, behaviour, measured).ordersPerSecond / design.kitchens,
        desks,
        {
          minutes: 3,
          lastMomentHours: behaviour.lastMomentHours,
          seed: 1,
        },
      );
      return [
        short(orders),
        name,
        figures(desks.desks),
        waits.orders.toLocaleString('en'),
        time(waits.p50Ms),
        time(waits.p99Ms),
        time(waits.worstMs),
      ];
    }),
  });
}

export function queuesTable(): string {
  const parts = [0.5, 0.9, 1.1];
  const rows = [2, 8, 64].flatMap((count) => {
    const desks = { desks: count, cores: 16, commitMs: guessed.commitMs };
    const { perSecond, bottleneck } = deskCapacity(desks);
    return parts.map((part) => {
      const after = (seconds: number) =>
        simulateSteady(perSecond * part, desks, { seconds, seed: 1 });
      const [half, whole] = [after(3), after(6)];
      return [
        figures(count),
        figures(perSecond),
        bottleneck,
        `${Math.round(part * 100)} %`,
        time(whole.p50Ms),
        time(whole.p99Ms),
        figures(half.left),
        figures(whole.left),
      ];
    });
  });
  return markdownOf({
    columns: [
      'desks',
      'orders a second at most',
      'limited by',
      'load',
      'p50',
      'p99',
      'waiting after 3 s',
      'after 6 s',
    ],
    rows,
  });
}

export function deskTable(): string {
  return markdownOf({
    columns: ['buyers', 'measured a second', 'simulated', 'measured p50', 'simulated'],
    rows: deskRuns.map(({ buyers, perSecond, p50Ms }) => {
      const simulated = simulateBuyers(buyers, { desks: 1, cores: 2, commitMs: 0 }, 10);
      return [
        figures(buyers),
        figures(perSecond),
        figures(simulated.perSecond),
        time(p50Ms),
        time(simulated.p50Ms),
      ];
    }),
  });
}
