import { pollEvery } from './poll.ts';
import type { Jobs, Seeing } from './platform.ts';

/** Watched, each turn of a job is a story of its own, and how long ago it went well can be read. */
export function openJobs(seeing: Seeing | undefined): Jobs {
  if (!seeing) return { every: ({ ms }, work, complain) => pollEvery(ms, work, complain) };
  const wentWell = new Map<string, number>();
  seeing.watch('larder.job.age', () =>
    [...wentWell].map(([job, at]) => ({
      value: (performance.now() - at) / 1000,
      facts: { 'larder.job': job },
    })),
  );
  return {
    every: ({ name, ms }, work, complain) => {
      wentWell.set(name, performance.now());
      const seen = async () => {
        await seeing.step({ name: `job ${name}`, kind: 'job', alone: true }, work);
        wentWell.set(name, performance.now());
      };
      return pollEvery(ms, seen, complain);
    },
  };
}
