/** What the store counts and measures where somebody watches it, by OpenTelemetry's names: units by UCUM, times in seconds. */
export const metrics = {
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'Time to answer a request, by method, route and status.',
    bounds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  },
  'larder.refusals': {
    kind: 'counter',
    unit: '{refusal}',
    about: 'What was refused, by route and code: orders too.',
  },
  'larder.orders.placed': { kind: 'counter', unit: '{order}', about: 'Orders placed.' },
  'larder.desk.waiting': {
    kind: 'gauge',
    unit: '{order}',
    about: 'Orders that wait at the desk or are being committed.',
  },
  'larder.desk.group.size': {
    kind: 'histogram',
    unit: '{order}',
    about: 'Orders that are committed together.',
    bounds: [1, 2, 4, 8, 16, 32, 64, 128],
  },
  'larder.desk.commit.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'Time to commit a group of orders.',
    bounds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  'db.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'Time of a statement, by its operation.',
    bounds: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
  },
  'db.client.connection.count': {
    kind: 'gauge',
    unit: '{connection}',
    about: 'Connections to the database, by state: used or idle.',
  },
  'db.client.connection.max': {
    kind: 'gauge',
    unit: '{connection}',
    about: 'How many there may be.',
  },
  'db.client.connection.pending_requests': {
    kind: 'gauge',
    unit: '{request}',
    about: 'What waits for a connection.',
  },
  'larder.outbox.waiting': {
    kind: 'gauge',
    unit: '{event}',
    about: 'Letters and other work after orders that wait, up to 10,000.',
  },
  'larder.outbox.given_up': {
    kind: 'gauge',
    unit: '{event}',
    about: 'Those that failed so often that they were given up.',
  },
  'larder.outbox.oldest.age': {
    kind: 'gauge',
    unit: 's',
    about: 'How long the oldest of them has waited.',
  },
  'larder.letters': {
    kind: 'counter',
    unit: '{letter}',
    about: 'Letters handed to whoever sends them, by outcome: sent or failed.',
  },
  'larder.payments': {
    kind: 'counter',
    unit: '{call}',
    about: 'What a provider of payments was asked, by verb and outcome.',
  },
  'larder.webhooks': {
    kind: 'counter',
    unit: '{try}',
    about: 'Tries to deliver a webhook, by outcome.',
  },
  'larder.job.age': {
    kind: 'gauge',
    unit: 's',
    about: 'How long ago each job by the clock went well, or the server was started.',
  },
  'larder.health.fault': {
    kind: 'gauge',
    unit: '{fault}',
    about: '1 for what is wrong at this moment and 0 for what is not, by fault.',
  },
  'nodejs.eventloop.delay.p99': {
    kind: 'gauge',
    unit: 's',
    about: 'How late the program was to its work, all but the worst hundredth.',
  },
  'nodejs.eventloop.utilization': {
    kind: 'gauge',
    unit: '1',
    about: 'How much of the time the program was busy.',
  },
  'process.memory.usage': { kind: 'gauge', unit: 'By', about: 'Memory of the program.' },
  'v8js.memory.heap.used': { kind: 'gauge', unit: 'By', about: 'What of it JavaScript uses.' },
} as const satisfies Record<
  string,
  | { kind: 'counter' | 'gauge'; unit: string; about: string }
  | { kind: 'histogram'; unit: string; about: string; bounds: number[] }
>;

export type MetricName = keyof typeof metrics;
type OfKind<Kind> = {
  [Name in MetricName]: (typeof metrics)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
export type CounterName = OfKind<'counter'>;
export type HistogramName = OfKind<'histogram'>;
export type GaugeName = OfKind<'gauge'>;
