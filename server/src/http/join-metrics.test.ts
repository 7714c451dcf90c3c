import { expect, test } from 'vitest';
import { joinMetrics } from './join-metrics.ts';

const of = (server: number, requests: number, others = '') =>
  `# HELP requests_total Requests.\n# TYPE requests_total counter\nrequests_total{server="${server}"} ${requests}\n${others}`;

test('what several servers say of a metric stands under one description', () => {
  const lag = '\n# HELP lag Lag.\n# TYPE lag gauge\nlag{server="2"} Nan\n';
  expect(joinMetrics([of(1, 3), of(2, 4, lag), of(3, 0)])).toBe(
    `# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{server="1"} 3
requests_total{server="2"} 4
requests_total{server="3"} 0

# HELP lag Lag.
# TYPE lag gauge
lag{server="2"} Nan
`,
  );
});

test('one server’s text stays as it is', () => {
  expect(joinMetrics([of(1, 3)])).toBe(of(1, 3));
});
