import type { ReactNode } from 'react';
import styles from './rich-text.module.css';
import type { Block, Inline } from './rich-text.ts';

/** A text of the shop's owner. What nobody has said stands as `missing`, and who runs the shop where the text has it. */
export function RichText(props: {
  blocks: readonly Block[];
  missing: string;
  whoRunsIt: ReactNode;
}) {
  return (
    <div className={styles.text}>{props.blocks.map((block, at) => oneBlock(block, at, props))}</div>
  );
}

type Around = { missing: string; whoRunsIt: ReactNode };

function oneBlock(block: Block, key: number, around: Around): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return <Heading key={key}>{inline(block.content, around)}</Heading>;
    }
    case 'paragraph':
      return <p key={key}>{inline(block.content, around)}</p>;
    case 'list': {
      const items = block.items.map((blocks, at) => (
        <li key={at}>{blocks.map((each, no) => oneBlock(each, no, around))}</li>
      ));
      return block.start === null ? (
        <ul key={key}>{items}</ul>
      ) : (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      );
    }
    case 'quote':
      return (
        <blockquote key={key}>
          {block.blocks.map((each, no) => oneBlock(each, no, around))}
        </blockquote>
      );
    case 'code':
      return (
        <pre key={key}>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr key={key} />;
    case 'whoRunsIt':
      return <div key={key}>{around.whoRunsIt}</div>;
  }
}

const inline = (content: readonly Inline[], around: Around): ReactNode[] =>
  content.map((each, key) => {
    switch (each.kind) {
      case 'text':
        return each.text;
      case 'code':
        return <code key={key}>{each.text}</code>;
      case 'strong':
        return <strong key={key}>{inline(each.content, around)}</strong>;
      case 'emphasis':
        return <em key={key}>{inline(each.content, around)}</em>;
      case 'link':
        return (
          <a key={key} href={each.to}>
            {inline(each.content, around)}
          </a>
        );
      case 'missing':
        return (
          <em key={key} className={styles.missing}>
            {around.missing}
          </em>
        );
      case 'break':
        return <br key={key} />;
    }
  });
