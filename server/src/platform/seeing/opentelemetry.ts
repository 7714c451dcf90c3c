import { AsyncLocalStorage } from 'node:async_hooks';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Counter,
  type Histogram,
  type Meter,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPMetricExporter as JsonMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import {
  ConsoleMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { Config, Exporter } from '../../config.ts';
import { metrics, type MetricName } from '../../contract/metrics.ts';
import { Refusal } from '../../refusal.ts';
import type { Place, Seeing, Seen, SeenStep } from '../platform.ts';

type Options = {
  asked: NonNullable<Config['seeing']>;
  /** Told when what was seen cannot be sent on. */
  complain: (said: string) => void;
};

const kinds = {
  asked: SpanKind.SERVER,
  asks: SpanKind.CLIENT,
  within: SpanKind.INTERNAL,
  job: SpanKind.INTERNAL,
} as const;

/** Where a tool does not answer, the store closes all the same. */
const farewellMs = 3_000;

/**
 * By the environment variables of OpenTelemetry, which its packages read. Nothing is registered for the whole process: libraries that would
 * tell of themselves by it stay silent, because what they tell may be of people.
 */
export function openTelemetry({ asked, complain }: Options): Seeing {
  const words = { error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(words, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const detectors = [envDetector, serviceInstanceIdDetector];
  const resource = resourceFromAttributes({ 'service.name': 'larder' }).merge(
    detectResources({ detectors }),
  );
  const spanExporter = spanExporterOf(asked.traces);
  const tracing = spanExporter && new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(spanExporter)] }); // prettier-ignore
  const metricExporter = metricExporterOf(asked.metrics);
  const readers = metricExporter
    ? [new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: asked.everyMs, exportTimeoutMillis: Math.min(asked.everyMs, 30_000) })] // prettier-ignore
    : [];
  const metering = new MeterProvider({ resource, readers });
  const meter = metering.getMeter('larder');
  const stories = tellStories(tracing?.getTracer('larder'));
  const numbers = keepNumbers(meter);
  const stopWatching = watchProcess(numbers.watch);
  return {
    ...stories,
    ...numbers,
    close: async () => {
      stopWatching();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, farewellMs)));
      const farewell = Promise.all([tracing?.shutdown(), metering.shutdown()]).catch(
        (error: unknown) => complain(String(error)),
      );
      await Promise.race([farewell, late]);
      clearTimeout(timer);
      diag.disable();
    },
  };
}

const ignore = () => undefined;

function spanExporterOf(to: Exporter): SpanExporter | undefined {
  if (to.kind === 'otlp') return to.isJson ? new JsonTraceExporter() : new OTLPTraceExporter();
  return to.kind === 'console' ? new ConsoleSpanExporter() : undefined;
}

function metricExporterOf(to: Exporter): PushMetricExporter | undefined {
  if (to.kind === 'otlp') return to.isJson ? new JsonMetricExporter() : new OTLPMetricExporter();
  return to.kind === 'console' ? new ConsoleMetricExporter() : undefined;
}

type Stories = Pick<
  Seeing,
  'step' | 'did' | 'isUnderWay' | 'apart' | 'traceId' | 'placeIn' | 'traceparent'
>;

function tellStories(tracer: Tracer | undefined): Stories {
  const here = new AsyncLocalStorage<{ context: Context; span: Span | undefined }>();

  function begin({ name, kind, facts = {}, alone, links = [] }: SeenStep, startTime?: number) {
    const around = (alone ? undefined : here.getStore()?.context) ?? ROOT_CONTEXT;
    const span = tracer?.startSpan(
      name,
      {
        kind: kinds[kind],
        attributes: facts,
        links: links.flatMap((place) => (place ? [{ context: place }] : [])),
        ...(startTime === undefined ? {} : { startTime }),
      },
      around,
    );
    return { span, context: span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT };
  }

  const kept = () => {
    const span = here.getStore()?.span;
    return span?.isRecording() ? span.spanContext() : undefined;
  };

  return {
    step: (step, work) => {
      const begun = begin(step);
      const { span } = begun;
      return here.run(begun, async () => {
        try {
          return await work(seenOf(span));
        } catch (error) {
          // A refusal is an answer.
          if (error instanceof Refusal) span?.setAttribute('larder.refusal', error.code);
          else fail(span, codeOf(error));
          throw error;
        } finally {
          span?.end();
        }
      });
    },
    did: (step, beganMs) => {
      // As long ago as the program's own clock says.
      begin(step, Date.now() - (performance.now() - beganMs)).span?.end();
    },
    isUnderWay: () => here.getStore() !== undefined,
    apart: (begin) => here.exit(begin),
    traceId: () => kept()?.traceId,
    placeIn: (traceparent) => parseTraceParent(traceparent ?? '') ?? undefined,
    traceparent: () => {
      const place = kept();
      return place ? { traceparent: `00-${place.traceId}-${place.spanId}-01` } : {};
    },
  };
}

function seenOf(span: Span | undefined): Seen {
  return {
    place: span?.isRecording() ? span.spanContext() : undefined,
    rename: (name) => span?.updateName(name),
    say: (facts) => span?.setAttributes(facts),
    fail: (code) => fail(span, code),
    linkWith: (other: Place) => span?.addLink({ context: other }),
  };
}

function fail(span: Span | undefined, code: string): void {
  span?.setAttribute('error.type', code);
  span?.setStatus({ code: SpanStatusCode.ERROR });
}

/** Words of an error may hold a person: its code or its name says what it was. */
function codeOf(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'Error';
}

type Numbers = Pick<Seeing, 'count' | 'record' | 'watch'>;

function keepNumbers(meter: Meter): Numbers {
  const counters = new Map<MetricName, Counter>();
  const histograms = new Map<MetricName, Histogram>();
  for (const [name, about] of Object.entries(metrics) as [
    MetricName,
    (typeof metrics)[MetricName],
  ][]) {
    const { unit, about: description } = about;
    if (about.kind === 'counter')
      counters.set(name, meter.createCounter(name, { unit, description }));
    if (about.kind === 'histogram') {
      const advice = { explicitBucketBoundaries: [...about.bounds] };
      histograms.set(name, meter.createHistogram(name, { unit, description, advice }));
    }
  }
  return {
    count: (name, facts, by = 1) => counters.get(name)?.add(by, facts),
    record: (name, value, facts) => histograms.get(name)?.record(value, facts),
    watch: (name, read) => {
      const { unit, about: description } = metrics[name];
      meter.createObservableGauge(name, { unit, description }).addCallback(async (result) => {
        const reading = await read();
        const several = typeof reading === 'number' ? [{ value: reading, facts: {} }] : reading;
        for (const { value, facts } of several) result.observe(value, facts);
      });
    },
  };
}

function watchProcess(watch: Numbers['watch']): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let before = performance.eventLoopUtilization();
  watch('nodejs.eventloop.delay.p99', () => {
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return Number.isFinite(seconds) ? seconds : 0;
  });
  watch('nodejs.eventloop.utilization', () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  });
  watch('process.memory.usage', () => process.memoryUsage.rss());
  watch('v8js.memory.heap.used', () => process.memoryUsage().heapUsed);
  return () => {
    delay.disable();
  };
}
