import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

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
