import type { LegalTopic } from '../../../../server/src/contract/legal-pages.ts';
import { aboutWords, operatorWords } from '../../words/en/about.ts';

/** The text that the store comes with, as an owner would write it; how customers pay it says by what holds for this shop. */
export function ourText(topic: LegalTopic, payments: string): string {
  const { lead, parts } = aboutWords[topic];
  const byCard = payments !== 'invoice';
  return [
    lead,
    ...parts.flatMap((part) => [
      `## ${part.title}`,
      ...(byCard ? (part.byCard ?? part.text) : part.text),
    ]),
    `## ${operatorWords.title}`,
    '{whoRunsIt}',
  ].join('\n\n');
}
