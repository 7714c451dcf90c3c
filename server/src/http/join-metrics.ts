/**
 * One text of metrics (Prometheus, version 0.0.4) of those of several servers, whose lines differ by a label: each metric is described once, with what
 * every server says of it.
 */
export function joinMetrics(texts: readonly string[]): string {
  const said = new Map<string, string[]>();
  for (const metric of texts.flatMap((text) => text.trimEnd().split('\n\n'))) {
    const [help = '', type = '', ...lines] = metric.split('\n');
    const description = `${help}\n${type}`;
    said.set(description, [...(said.get(description) ?? []), ...lines]);
  }
  return `${[...said].map((metric) => metric.flat().join('\n')).join('\n\n')}\n`;
}
