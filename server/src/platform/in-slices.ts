import { setImmediate as endOfTurn } from 'node:timers/promises';

/** Long work gives way to whoever waits this often: a connection that is being opened, a customer. */
const sliceMs = 8;

/** Does work that yields where it may be interrupted. */
export async function inSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  for (let until = performance.now() + sliceMs; ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await endOfTurn();
    until = performance.now() + sliceMs;
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
