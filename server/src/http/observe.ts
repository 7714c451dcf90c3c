import { randomBytes } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Logger } from 'pino';

/** What operators watch. Labels are routes and statuses, never values from a request. */
export type Metrics = {
  seen: (method: string, route: string, status: number, seconds: number) => void;
  /** A page that was ready. Its time is not kept: it is a look into a map. */
  seenReady: (status: 200 | 304) => void;
  text: () => Promise<string>;
  contentType: string;
};

export function openMetrics(gauges: Record<string, { help: string; read: () => number }>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  /** Since they were last read. */
  const ready = { 200: 0, 304: 0 };
  const requests = new Counter({
    name: 'larder_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    collect() {
      for (const status of [200, 304] as const) {
        if (ready[status] > 0)
          this.inc({ method: 'GET', route: 'ready page', status }, ready[status]);
        ready[status] = 0;
      }
    },
  });
  const durations = new Histogram({
    name: 'larder_http_request_seconds',
    help: 'Time to answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  for (const [name, { help, read }] of Object.entries(gauges)) {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      }),
    );
  }
  /** Found once per route and status. */
  const counters = new Map<
    string,
    { request: Counter.Internal; duration: Histogram.Internal<'route'> }
  >();
  return {
    seen: (method, route, status, seconds) => {
      const key = `${method} ${status} ${route}`;
      let found = counters.get(key);
      if (!found) {
        found = {
          request: requests.labels({ method, route, status }),
          duration: durations.labels({ route }),
        };
        counters.set(key, found);
      }
      found.request.inc();
      found.duration.observe(seconds);
    },
    seenReady: (status) => {
      ready[status] += 1;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const processId = randomBytes(9).toString('base64url');
let requestsSeen = 0;

const idPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's own id when it is harmless, so that a story can be followed through proxies; else a new one. */
export function requestIdOf(given: string | undefined | null): string {
  return given && idPattern.test(given) ? given : `${processId}-${requestsSeen++}`;
}

/** One line per request: the route, never the address as it was asked, which may hold a name or an e-mail. */
export function logRequest(
  log: Logger,
  line: { requestId: string; method: string; route: string; status: number; ms: number },
): void {
  if (line.status >= 500) log.error(line, 'request');
  else log.info(line, 'request');
}
