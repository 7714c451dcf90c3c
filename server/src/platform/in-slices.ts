import { setImmediate as endOfTurn, setTimeout as rest } from 'node:timers/promises';

/** Long work gives way to whoever waits this often: a connection that is being opened, a customer. */
const sliceMs = 8;
/** Work that nobody waits for gives way more often, and rests as long as it worked. */
const backgroundMs = 4;

/** Does work that yields where it may be interrupted. */
export const inSlices = <Result>(work: Generator<void, Result>): Promise<Result> =>
  sliced(work, sliceMs, () => endOfTurn());

/** The same in half of the time at most, so that who asks meanwhile hardly notices. */
export const inBackground = <Result>(work: Generator<void, Result>): Promise<Result> =>
  sliced(work, backgroundMs, (workedMs) => rest(workedMs));

async function sliced<Result>(
  work: Generator<void, Result>,
  longestMs: number,
  giveWay: (workedMs: number) => Promise<void>,
): Promise<Result> {
  for (let began = performance.now(); ;) {
    const step = work.next();
    if (step.done) return step.value;
    const workedMs = performance.now() - began;
    if (workedMs < longestMs) continue;
    await giveWay(workedMs);
    began = performance.now();
  }
}

/** The same to each, giving way between them. */
export function* eachInTurn<Each, Result>(
  all: readonly Each[],
  work: (each: Each) => Result,
): Generator<void, Result[]> {
  const done: Result[] = [];
  for (const each of all) {
    done.push(work(each));
    yield;
  }
  return done;
}
