import type { ReactNode } from 'react';
import {
  languages,
  ownLanguage,
  splitLanguage,
  type Language,
} from '../../../../server/src/contract/languages.ts';
import { language } from '../../words/en/language.ts';
import { prefix } from '../in-language.ts';
import styles from './rich-text.module.css';
import type { Block, Inline } from './rich-text.ts';

/**
 * A text of the shop's owner, who writes in the shop's own language; what we fill in is in that of the page. What nobody has said stands as
 * `missing`, and who runs the shop where the text has it.
 */
export function RichText(props: {
  blocks: readonly Block[];
  missing: string;
  whoRunsIt: ReactNode;
  /** Whether the text is the one that the store comes with, in the language of the page. */
  isOurs: boolean;
}) {
  const inOwn = props.isOurs ? {} : inLanguageOf(ownLanguage);
  return (
    <div className={styles.text} {...inOwn}>
      {props.blocks.map((block, at) => oneBlock(block, at, props))}
    </div>
  );
}

const inLanguageOf = (code: Language) => ({ lang: code, dir: languages[code].dir });
const inOurs = inLanguageOf(language);

/** Another place of this shop is there in the language of the page. */
const addressIn = (to: string): string =>
  to.startsWith('/') && splitLanguage(to).language === ownLanguage ? prefix + to : to;

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
      return (
        <div key={key} {...inOurs}>
          {around.whoRunsIt}
        </div>
      );
  }
}

const inline = (content: readonly Inline[], around: Around): ReactNode[] =>
  content.map((each, key) => {
    switch (each.kind) {
      case 'text':
        return each.inWords ? (
          <bdi key={key} {...inOurs}>
            {each.text}
          </bdi>
        ) : (
          each.text
        );
      case 'code':
        return <code key={key}>{each.text}</code>;
      case 'strong':
        return <strong key={key}>{inline(each.content, around)}</strong>;
      case 'emphasis':
        return <em key={key}>{inline(each.content, around)}</em>;
      case 'link':
        return (
          <a key={key} href={addressIn(each.to)}>
            {inline(each.content, around)}
          </a>
        );
      case 'missing':
        return (
          <em key={key} className={styles.missing} {...inOurs}>
            {around.missing}
          </em>
        );
      case 'break':
        return <br key={key} />;
    }
  });
