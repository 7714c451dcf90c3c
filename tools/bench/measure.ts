/** What one run of a load measured. */
export type Measurement = {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  done: number;
};

/**
 * Keeps `buyers` calls going for `seconds`, each starting its next when the last is answered. The first fifth of the time warms up and
 * is not counted.
 */
export async function measure(
  buyers: number,
  seconds: number,
  call: (buyer: number) => Promise<void>,
): Promise<Measurement> {
  const from = performance.now() + seconds * 200;
  const until = from + seconds * 1000;
  const tookMs: number[] = [];
  const buy = async (buyer: number) => {
    for (;;) {
      const began = performance.now();
      if (began >= until) return;
      await call(buyer);
      const ended = performance.now();
      if (ended >= from && ended <= until) tookMs.push(ended - began);
    }
  };
  await Promise.all(Array.from({ length: buyers }, (_, buyer) => buy(buyer)));
  return summarise(tookMs, seconds * 0.8);
}

export function summarise(tookMs: number[], seconds: number): Measurement {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    perSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    done: sorted.length,
  };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The run in the middle by calls a second. */
export function middle(runs: Measurement[]): Measurement {
  const rate = median(runs.map(({ perSecond }) => perSecond));
  const run = runs.find(({ perSecond }) => perSecond === rate);
  if (!run) throw new Error('Nothing was measured.');
  return run;
}

/** The fastest run: what slowed the others on a shared machine was not ours. */
export function best(runs: Measurement[]): Measurement {
  const [first] = runs.toSorted((a, b) => b.perSecond - a.perSecond);
  if (!first) throw new Error('Nothing was measured.');
  return first;
}
