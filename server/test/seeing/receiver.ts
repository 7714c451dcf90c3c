import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const value = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
  doubleValue: z.number().optional(),
  boolValue: z.boolean().optional(),
});
const facts = z
  .array(z.object({ key: z.string(), value }))
  .default([])
  .transform((pairs) =>
    Object.fromEntries(pairs.map(({ key, value: of }) => [key, Object.values(of)[0]])),
  );
const link = z.object({ traceId: z.string(), spanId: z.string() });
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: facts,
  links: z.array(link).default([]),
  status: z.object({ code: z.number().optional(), message: z.string().optional() }).optional(),
});
export type ReceivedSpan = z.infer<typeof span>;
const resource = z.object({ attributes: facts });
const traces = z.object({
  resourceSpans: z.array(
    z.object({ resource, scopeSpans: z.array(z.object({ spans: z.array(span) })) }),
  ),
});
const points = z.object({ dataPoints: z.array(z.object({ attributes: facts }).loose()) });
const metric = z.object({
  name: z.string(),
  unit: z.string().optional(),
  sum: points.optional(),
  gauge: points.optional(),
  histogram: points.optional(),
});
type ReceivedMetric = z.infer<typeof metric>;
const numbers = z.object({
  resourceMetrics: z.array(
    z.object({ resource, scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) }),
  ),
});

type Arrived = { path: string; type: string; body: Buffer; headers: Record<string, unknown> };

/** Takes what a store tells by OTLP over HTTP, as a collector does, and reads what came as JSON. */
export async function openReceiver() {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const type = request.headers['content-type'] ?? '';
      const { headers, url = '' } = request;
      arrived.push({ path: url, type, body: Buffer.concat(chunks), headers });
      response.writeHead(200, { 'content-type': type });
      response.end(type.includes('json') ? '{}' : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const read = <Read>(path: string, schema: z.ZodType<Read>): Read[] =>
    arrived
      .filter((one) => one.path === path && one.type.includes('json'))
      .map(({ body }) => schema.parse(JSON.parse(body.toString())));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    resources: () =>
      read('/v1/traces', traces).flatMap(({ resourceSpans }) =>
        resourceSpans.map((it) => it.resource.attributes),
      ),
    spans: (): ReceivedSpan[] =>
      read('/v1/traces', traces).flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    metrics: (): ReceivedMetric[] =>
      read('/v1/metrics', numbers).flatMap(({ resourceMetrics }) =>
        resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((it) => it.metrics)),
      ),
    text: () => arrived.map(({ body }) => body.toString()).join('\n'),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
