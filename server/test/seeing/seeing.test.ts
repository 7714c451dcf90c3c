import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { healthFaults } from '../../src/contract/health-faults.ts';
import { metrics, type MetricName } from '../../src/contract/metrics.ts';
import { inPrometheus, namesIn, questions } from './dashboard.ts';
import { changeOrder, fillBasket, order, type Person, type Store } from '../store.ts';
import { openCardStore, orderToPay, payFor } from '../paying.ts';
import { openReceiver, type ReceivedSpan, type Receiver } from './receiver.ts';

const stranger = '4bf92f3577b34da6a3ce929d0e0e4736';
const asked = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_METRIC_EXPORT_INTERVAL: '3600000' };

let receiver: Receiver;
let spans: ReceivedSpan[];
let ada: Person;
let refusedId: unknown;
let orderNos: number[];
const heard: IncomingHttpHeaders[] = [];

/** A story of everything that is seen, told to its end: the store is closed. */
beforeAll(async () => {
  receiver = await openReceiver();
  const environment = { ...asked, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv('OTEL_SERVICE_NAME', 'corner-shop');
  vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=trial');
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-tenant=corner');
  const listener = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const store = await openCardStore({ environment, keepsMail: true });
  await tellAStory(store, (listener.address() as AddressInfo).port);
  await store.close();
  await new Promise((resolve) => listener.close(resolve));
  spans = receiver.spans();
});
afterAll(() => receiver.close());

async function tellAStory(store: Store, port: number): Promise<void> {
  const owner = await store.staff('owner');
  const url = `http://127.0.0.1:${port}/heard`;
  await owner.ask('POST', '/api/admin/webhooks', { url, eventTypes: ['order.placed'] });
  ada = await store.customer('ada.lovelace@example.com');
  const first = await orderToPay(store, ada);
  await payFor(store, ada, first);
  await store.settled();
  // Of those who order at once the first goes alone, and others meet while it is written.
  const others = await Promise.all(Array.from({ length: 7 }, async () => store.customer()));
  const buyers = await Promise.all(
    [ada, ...others].map(async (person) => {
      const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 1 }]);
      return { person, basket };
    }),
  );
  const placed = await Promise.all(buyers.map(async ({ person, basket }) => order(person, basket)));
  orderNos = placed.map(({ body }) => body.orderNo);
  await store.settled();
  const traceparent = `00-${stranger}-00f067aa0ba902b7-01`;
  await store.guest().ask('GET', '/api/recipes', undefined, { traceparent });
  await store.guest().ask('GET', '/api/recipes', undefined, { traceparent });
  await store.guest().ask('PROPFIND', '/api/recipes/secret-of-ada.lovelace@example.com');
  const refused = await changeOrder(ada, 4711, { editNo: 1, totalCents: 1 });
  refusedId = (refused.body as Record<string, unknown>)['requestId'];
}

const named = (name: string) => spans.filter((span) => span.name === name);
const parentOf = ({ parentSpanId, traceId }: ReceivedSpan) =>
  spans.find((span) => span.spanId === parentSpanId && span.traceId === traceId);
const childrenOf = ({ spanId }: ReceivedSpan) =>
  spans.filter((span) => span.parentSpanId === spanId);

test('the standard variables say whose the traces are, and what goes with them', () => {
  expect(receiver.resources()[0]).toMatchObject({
    'service.name': 'corner-shop',
    'deployment.environment.name': 'trial',
  });
  for (const { headers } of receiver.arrived) expect(headers['x-tenant']).toBe('corner');
});

test('each request is a span named by its method and its route', () => {
  const [visit] = named('PUT /api/orders/:orderNo');
  expect(visit?.kind).toBe(2);
  expect(visit?.attributes).toMatchObject({
    'http.request.method': 'PUT',
    'http.route': '/api/orders/:orderNo',
    'larder.refusal': 'order-not-found',
  });
  expect(named('_OTHER unmatched').length + named('_OTHER /api/recipes/:slug').length).toBe(1);
});

test('what was ready is a span too, and what a stranger says of a trace is a link and no more', () => {
  const visits = named('GET /api/recipes');
  expect(visits).toHaveLength(2);
  for (const { traceId, parentSpanId } of visits) {
    expect(traceId).not.toBe(stranger);
    expect(parentSpanId ?? '').toBe('');
  }
  expect(visits.flatMap(({ links }) => links.map(({ traceId }) => traceId))).toEqual([
    stranger,
    stranger,
  ]);
});

test('a problem names the trace it belongs to', () => {
  const [visit] = named('PUT /api/orders/:orderNo');
  expect(refusedId).toBe(visit?.traceId);
  expect(visit?.attributes['larder.request_id']).toBe(refusedId);
});

test('statements are steps of what asked them, by name or by what they do, without their values', () => {
  const [placing] = named('POST /api/orders');
  const below = (span: ReceivedSpan): ReceivedSpan[] =>
    childrenOf(span).flatMap((child) => [child, ...below(child)]);
  const statements = below(placing as ReceivedSpan).filter(
    ({ attributes }) => attributes['db.system.name'] === 'postgresql',
  );
  expect(statements.length).toBeGreaterThan(0);
  for (const { kind, attributes } of statements) {
    expect(kind).toBe(3);
    expect(attributes['db.query.summary']).toMatch(/^[a-z]+( [a-z_.]+)?$/);
  }
});

test('orders that are committed together are one story, linked with theirs both ways', () => {
  const sizeOf = ({ attributes }: ReceivedSpan) => Number(attributes['larder.desk.group.size']);
  const [group] = named('commit orders').toSorted((one, other) => sizeOf(other) - sizeOf(one));
  expect(sizeOf(group as ReceivedSpan)).toBeGreaterThan(1);
  const waits = named('wait for the desk').filter(({ spanId }) =>
    group?.links.some((link) => link.spanId === spanId),
  );
  expect(waits).toHaveLength(sizeOf(group as ReceivedSpan));
  for (const wait of waits) {
    expect(parentOf(wait)?.name).toBe('POST /api/orders');
    expect(wait.links.map(({ spanId }) => spanId)).toEqual([group?.spanId]);
  }
  expect(new Set(waits.map(({ traceId }) => traceId)).has(group?.traceId ?? '')).toBe(false);
  expect(childrenOf(group as ReceivedSpan).map(({ name }) => name)).toContain('place-orders');
});

test('letters, payments and webhooks are steps, and a webhook tells whoever hears it where it belongs', () => {
  const [letter] = named('send letter');
  expect(parentOf(letter as ReceivedSpan)?.name).toMatch(/^outbox /);
  expect(named('sandbox open').length).toBeGreaterThan(0);
  expect(named('sandbox read')[0]?.attributes['larder.outcome']).toBeDefined();
  const [sent] = named('send webhook');
  expect(parentOf(sent as ReceivedSpan)?.name).toBe('deliver a webhook');
  expect(heard[0]?.['traceparent']).toBe(`00-${sent?.traceId}-${sent?.spanId}-01`);
});

test('no step hangs below one that is over in another story', () => {
  for (const span of spans.filter(({ parentSpanId }) => parentSpanId))
    expect({ name: span.name, parent: parentOf(span)?.name }).toEqual({
      name: span.name,
      parent: expect.any(String) as unknown,
    });
  // What works off the outbox was begun by somebody's request, and is no part of it.
  for (const span of spans.filter(({ name }) => name === 'claim-events'))
    expect(span.parentSpanId ?? '').toBe('');
});

test('nothing of a person, and no secret, is told', () => {
  const told = receiver.text();
  expect(told).not.toMatch(/lovelace|0871234567|Quay Street|example\.com|@/);
  expect(told).not.toMatch(/bearer|cookie|whsec_|password=/i);
  for (const no of orderNos) expect(told).not.toContain(`/api/orders/${no}`);
});

const names = Object.keys(metrics) as MetricName[];
const told = () => {
  const last = new Map(receiver.metrics().map((metric) => [metric.name, metric]));
  return (name: string) => {
    const { sum, gauge, histogram, unit } = last.get(name) ?? {};
    const points = { counter: sum, gauge, histogram };
    return { unit, points, count: last.size };
  };
};

test('whatever the table of metrics names is told, as what it says it is, and nothing else', () => {
  const find = told();
  for (const name of names) {
    const { unit, points, count } = find(name);
    const { kind } = metrics[name];
    expect({ name, unit, count }).toEqual({ name, unit: metrics[name].unit, count: names.length });
    expect({ name, points: points[kind]?.dataPoints.length ?? 0 }).not.toEqual({ name, points: 0 });
  }
});

test('whatever the dashboard asks for is told, with the labels by which it asks', () => {
  const find = told();
  const labelsOf = new Map<string, Set<string>>();
  for (const name of names)
    for (const series of inPrometheus(name)) {
      const points = find(name).points[metrics[name].kind]?.dataPoints ?? [];
      const keys = points.flatMap(({ attributes }) => Object.keys(attributes));
      labelsOf.set(series, new Set(keys.map((key) => key.replaceAll('.', '_'))));
    }
  const asked = new Set<string>();
  for (const { title, expr } of questions()) {
    const { series, labels } = namesIn(expr);
    expect({ title, series: series.length > 0 }).toEqual({ title, series: true });
    for (const one of series) {
      asked.add(one);
      expect({ title, one, labels: [...(labelsOf.get(one) ?? [])] }).toEqual({
        title,
        one,
        labels: expect.arrayContaining(labels) as unknown,
      });
      expect({ title, one, isTold: labelsOf.has(one) }).toEqual({ title, one, isTold: true });
    }
  }
  const unseen = names.filter((name) => !inPrometheus(name).some((one) => asked.has(one)));
  expect(unseen).toEqual([]);
});

test('operators read of each metric and of each fault what it is', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');
  const rowOf = (name: string) =>
    text.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? '';
  for (const name of names) expect(rowOf(name)).toContain(` ${metrics[name].about} `);
  for (const [code, { means }] of Object.entries(healthFaults))
    expect(rowOf(code)).toContain(` ${means} `);
});

test('a store that nobody watches loads nothing, wraps nothing and tells nothing', async () => {
  vi.unstubAllEnvs();
  const before = receiver.arrived.length;
  const store = await openCardStore();
  expect(store.shop.seeing).toBeUndefined();
  const client = await store.shop.database.pool.connect();
  expect(Object.hasOwn(client, 'query')).toBe(false);
  client.release();
  const { body } = await store.guest().ask('GET', '/api/nowhere');
  expect((body as Record<string, unknown>)['requestId']).not.toMatch(/^[0-9a-f]{32}$/);
  await store.close();
  expect(receiver.arrived.length).toBe(before);
});

test('a collector that is not there, or hangs, keeps no store from selling or closing', async () => {
  const dead = { ...asked, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
  for (const [name, value] of Object.entries(dead)) vi.stubEnv(name, value);
  const store = await openCardStore({ environment: dead });
  const person = await store.customer();
  expect(await orderToPay(store, person)).toBeGreaterThan(0);
  await store.close();
});

test('as protobuf, which is how it goes unless something else is asked for, spans and numbers arrive too', async () => {
  const wire = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', '');
  for (const [name, value] of Object.entries(wire)) vi.stubEnv(name, value);
  const store = await openCardStore({ environment: wire });
  await store.guest().ask('GET', '/api/recipes');
  await store.close();
  for (const path of ['/v1/traces', '/v1/metrics']) {
    const came = receiver.arrived.filter(
      (one) => one.path === path && one.type.includes('protobuf'),
    );
    expect(came.length).toBeGreaterThan(0);
    expect(came.some(({ body }) => body.includes('http.route'))).toBe(true);
  }
});
