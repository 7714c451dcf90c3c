import type { Answer, Asked } from './exchange.ts';

export type Times = { least: number; usual: number; most: number };

/** How many seconds an answer is kept: what it says itself, within the policy's bounds. */
export function secondsToKeep({ status, headers }: Answer, { least, usual, most }: Times): number {
  const control = String(headers['cache-control'] ?? '').toLowerCase();
  const saidOf = (name: string) => new RegExp(`(?:^|[ ,])${name}=(\\d+)`).exec(control)?.[1];
  if (/no-store|no-cache|private/.test(control)) return least;
  const age = saidOf('s-maxage') ?? saidOf('max-age');
  // Errors that say nothing are kept for ten seconds: CloudFront's default.
  if (errorsKept.has(status)) return age === undefined ? 10 : Math.max(10, Number(age));
  if (![200, 301, 308].includes(status)) return 0;
  return Math.min(most, Math.max(least, age === undefined ? usual : Number(age)));
}

const errorsKept = new Set([404, 414, 500, 501, 502, 503, 504]);

/** What the edge keeps, by key, until it is stale. */
export function openCache(clock: () => number) {
  const kept = new Map<string, { answer: Answer; until: number; since: number }>();
  return {
    find: (key: string): Answer | undefined => {
      const found = kept.get(key);
      if (!found || found.until <= clock()) return undefined;
      const age = String(Math.floor((clock() - found.since) / 1000));
      const headers = { ...found.answer.headers, age, 'x-cache': 'Hit from cloudfront' };
      return { ...found.answer, headers };
    },
    keep: (key: string, answer: Answer, seconds: number): void => {
      const since = clock();
      if (seconds > 0) kept.set(key, { answer, since, until: since + seconds * 1000 });
    },
  };
}

/** 304 to a browser that has the same thing already. */
export function unlessKnown(answer: Answer, { method, headers }: Asked): Answer {
  const etag = answer.headers['etag'];
  const known = (headers['if-none-match'] ?? '').split(/, */);
  const isKnown = typeof etag === 'string' && (known.includes(etag) || known.includes(`W/${etag}`));
  if (answer.status === 200 && isKnown) return { ...answer, status: 304, body: Buffer.alloc(0) };
  return method === 'HEAD' ? { ...answer, body: Buffer.alloc(0) } : answer;
}
