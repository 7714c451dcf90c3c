/** Simulated time: what is to happen, in its order; what happens at one moment, in the order it was asked for. */
export type Agenda = {
  /** Milliseconds since the beginning. */
  now: () => number;
  after: (ms: number, happen: () => void) => void;
  /** Until nothing is left to happen, or to this moment. */
  run: (untilMs?: number) => void;
};

type Entry = { at: number; turn: number; happen: () => void };

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.turn < b.turn);

export function openAgenda(): Agenda {
  const heap: Entry[] = [];
  let now = 0;
  let turn = 0;

  function push(entry: Entry): void {
    let at = heap.length;
    heap.push(entry);
    for (;;) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (at === 0 || !parent || !isBefore(entry, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  function pop(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || first === last) return first;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const side = right && left && isBefore(right, left) ? 2 : 1;
      const below = side === 2 ? right : left;
      if (!below || !isBefore(below, last)) break;
      heap[at] = below;
      at = 2 * at + side;
    }
    heap[at] = last;
    return first;
  }

  return {
    now: () => now,
    after: (ms, happen) => {
      turn += 1;
      push({ at: now + ms, turn, happen });
    },
    run: (untilMs = Infinity) => {
      for (let first = heap[0]; first && first.at <= untilMs; first = heap[0]) {
        pop();
        now = first.at;
        first.happen();
      }
    },
  };
}

/** So many places, and a line before them: `use(ms, done)` takes a place when it is its turn and keeps it so long. */
export function openQueue(agenda: Agenda, places: number) {
  const line: { ms: number; done: () => void }[] = [];
  let head = 0;
  let free = places;
  function take(ms: number, done: () => void): void {
    free -= 1;
    agenda.after(ms, () => {
      free += 1;
      const next = line[head];
      if (next) {
        head += 1;
        if (head > 1024) line.splice(0, head).length = head = 0;
        take(next.ms, next.done);
      }
      done();
    });
  }
  return (ms: number, done: () => void) => {
    if (free > 0) take(ms, done);
    else line.push({ ms, done });
  };
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function openDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
