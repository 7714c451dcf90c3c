import type { Block, Inline } from '../../kit/rich-text/rich-text.ts';

const most = 160;

/** What a page begins with, for whoever lists it. */
export function firstWords(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'paragraph');
  const text = first?.kind === 'paragraph' ? first.content.map(wordsOf).join('') : '';
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}

const wordsOf = (inline: Inline): string => {
  if ('text' in inline) return inline.text;
  return 'content' in inline ? inline.content.map(wordsOf).join('') : ' ';
};
