import { openAgenda, openDice } from './agenda.ts';
import type { Desks } from './desks.ts';
import { openDesks, waitsOf, type Waits } from './simulate.ts';

/** Buyers who each come again as soon as they are answered, as in `npm run bench`. The first fifth of the time warms up. */
export function simulateBuyers(
  buyers: number,
  desks: Desks,
  seconds: number,
): Waits & { perSecond: number } {
  const agenda = openAgenda();
  const tookMs: number[] = [];
  const hall = openDesks(agenda, desks, (askedAt, desk) => {
    if (agenda.now() > seconds * 200) tookMs.push(agenda.now() - askedAt);
    hall.submit(desk);
  });
  for (let buyer = 0; buyer < buyers; buyer += 1) hall.submit(buyer % desks.desks);
  agenda.run(seconds * 1000);
  return { ...waitsOf(tookMs), perSecond: tookMs.length / (seconds * 0.8) };
}

/** Orders that come by chance, as many a second all the time. `left` is the queue when the time is over. */
export function simulateSteady(
  perSecond: number,
  desks: Desks,
  { seconds, seed }: { seconds: number; seed: number },
): Waits & { left: number } {
  return simulate(desks, seed, (arrived) =>
    arrived > perSecond * seconds ? undefined : arrived / perSecond,
  );
}

/**
 * The last minutes before a cut-off at which `perSecond` come: the nearer it is the more, by the law in `rush.ts`. Everybody who came in
 * time is served, also after it.
 */
export function simulateRush(
  perSecond: number,
  desks: Desks,
  { minutes, lastMomentHours, seed }: { minutes: number; lastMomentHours: number; seed: number },
): Waits & { left: number } {
  const last = lastMomentHours * 3600;
  const whole = perSecond * last * Math.log((minutes * 60 + last) / last);
  return simulate(desks, seed, (arrived) =>
    arrived > whole
      ? undefined
      : (minutes * 60 + last) * (1 - Math.exp(-arrived / (perSecond * last))),
  );
}

/** `secondOf` says when so many have come, on average; chance is added here. */
function simulate(
  desks: Desks,
  seed: number,
  secondOf: (arrived: number) => number | undefined,
): Waits & { left: number } {
  const agenda = openAgenda();
  const dice = openDice(seed);
  const tookMs: number[] = [];
  const hall = openDesks(agenda, desks, (askedAt) => {
    tookMs.push(agenda.now() - askedAt);
  });
  let arrived = 0;
  let left = 0;
  const expectNext = () => {
    arrived += -Math.log(1 - dice());
    const second = secondOf(arrived);
    if (second === undefined) {
      left = hall.waiting();
      return;
    }
    agenda.after(Math.max(0, second * 1000 - agenda.now()), () => {
      hall.submit(Math.floor(dice() * desks.desks));
      expectNext();
    });
  };
  expectNext();
  agenda.run();
  return { ...waitsOf(tookMs), left };
}
