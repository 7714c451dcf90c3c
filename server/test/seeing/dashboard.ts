import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { metrics, type MetricName } from '../../src/contract/metrics.ts';

const dashboard = z.object({
  panels: z.array(
    z.object({
      title: z.string(),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});
const file = join(import.meta.dirname, '../../../deploy/grafana-dashboard.json');

/** What each panel asks Prometheus. */
export const questions = (): { title: string; expr: string }[] =>
  dashboard
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

const suffixes: Record<string, string> = { s: '_seconds', By: '_bytes', '1': '_ratio' };

/** What Prometheus calls a metric of OpenTelemetry, by the rules of their compatibility. */
export function inPrometheus(name: MetricName): string[] {
  const { kind, unit } = metrics[name];
  const base = `${name.replaceAll('.', '_')}${suffixes[unit] ?? ''}`;
  if (kind === 'counter') return [`${base}_total`];
  return kind === 'gauge' ? [base] : [`${base}_bucket`, `${base}_count`, `${base}_sum`];
}

/** Names of series and of labels in a question. */
export function namesIn(expr: string): { series: string[]; labels: string[] } {
  const labels = [
    ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, */)),
    ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label),
    ),
  ].filter((label) => label !== 'le');
  const plain = expr.replace(/by \([^)]*\)/g, '').replace(/\{[^}]*\}|\[[^\]]*\]/g, '');
  const series = [...plain.matchAll(/\b[a-z]\w*_\w+\b(?!\s*\()/g)].map(([name]) => name);
  return { series, labels };
}
