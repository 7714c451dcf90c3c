/** The key of the route that an HTTP API chooses: a literal path before one with parameters before a greedy one, a method before ANY. */
export function chooseRoute(keys: string[], method: string, path: string): string | undefined {
  const fitting = keys.filter((key) => {
    const [of = '', pattern = ''] = key.split(' ');
    return (of === 'ANY' || of === method) && patternOf(pattern).test(path);
  });
  return fitting.toSorted((one, other) => rank(other) - rank(one))[0];
}

const patternOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.]/g, '\\.')
      .replace(/\{[^}]+\+\}/g, '.+')
      .replace(/\{[^}]+\}/g, '[^/]+')}$`,
  );

function rank(key: string): number {
  const parameters = key.match(/\{/g)?.length ?? 0;
  // Of two greedy ones, the longer.
  const greedy = key.includes('+}') ? 100 - key.split('/').length : 0;
  return (key.startsWith('ANY ') ? 0 : 0.5) - parameters - greedy;
}

export type Limit = { rate: number; burst: number };

/** A bucket of tokens a route: `burst` at most, `rate` new ones a second. */
export function openThrottle(clock: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (route: string, { rate, burst }: Limit): boolean => {
    const now = clock();
    const { tokens, at } = buckets.get(route) ?? { tokens: burst, at: now };
    const left = Math.min(burst, tokens + ((now - at) / 1000) * rate);
    buckets.set(route, { tokens: left < 1 ? left : left - 1, at: now });
    return left < 1;
  };
}
