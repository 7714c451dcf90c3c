import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Neighbours } from '../platform/platform.ts';
import { joinMetrics } from './join-metrics.ts';

/** What operators watch. Labels are routes and statuses, never values from a request. */
export type Metrics = {
  seen: (method: string, route: string, status: number, seconds: number) => void;
  /** A page that was ready. Its time is not kept: it is a look into a map. */
  seenReady: (route: string, status: 200 | 304) => void;
  /** Of every server at this port; where there are several, each line says of which one it is. */
  text: () => Promise<string>;
  contentType: string;
};

export function openMetrics(
  neighbours: Neighbours | undefined,
  gauges: Record<string, { help: string; read: () => number | Promise<number> }>,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  if (neighbours) {
    registry.setDefaultLabels({ server: `${neighbours.no}` });
    neighbours.answer('metrics', () => registry.metrics());
  }
  /** Since they were last read. */
  const ready = { 200: new Map<string, number>(), 304: new Map<string, number>() };
  const requests = new Counter({
    name: 'larder_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    collect() {
      for (const status of [200, 304] as const) {
        for (const [route, count] of ready[status])
          this.inc({ method: 'GET', route, status }, count);
        ready[status].clear();
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
        async collect() {
          this.set(await read());
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
    seenReady: (route, status) => {
      ready[status].set(route, (ready[status].get(route) ?? 0) + 1);
    },
    text: async () => {
      if (!neighbours) return registry.metrics();
      const [own, others] = await Promise.all([registry.metrics(), neighbours.ask('metrics')]);
      return joinMetrics([own, ...others.map(String)]);
    },
    contentType: registry.contentType,
  };
}
