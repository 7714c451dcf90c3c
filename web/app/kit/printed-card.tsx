import type { ReactNode } from 'react';
import type { Printing } from './card-paper.tsx';
import styles from './printed-card.module.css';
import { QrCode } from './qr-code.tsx';

/** What a card says by itself, in its reader's language. */
export type CardWords = {
  youNeed: string;
  steps: string;
  beforeYouCook: string;
  storage: string;
  clean: string;
  scan: string;
};

/** A language that a text is in, where that is not the page's. */
type InItsLanguage = { lang?: string; dir?: 'ltr' | 'rtl' };

/** A card as it is put into the box: everything in words, so that it is the same on whoever's page. */
export type PrintedCardText = {
  id: string;
  name: { text: string } & InItsLanguage;
  description: ({ text: string } & InItsLanguage) | null;
  facts: readonly string[];
  parts: readonly { ingredientNo: number; name: string; amount: string }[];
  steps: readonly ({ text: string } & InItsLanguage)[];
  notices: readonly string[];
  /** Where it is cooked from on a phone. */
  cookAt: string;
};

/** Cards on the paper that was chosen, each on a sheet of its own. */
export function PrintedCards({ paper, large, children }: Printing & { children: ReactNode }) {
  return (
    <div className={styles.cards} data-paper={paper} data-large={large || undefined}>
      {children}
    </div>
  );
}

export function PrintedCard(props: {
  card: PrintedCardText;
  words: CardWords;
  /** What it holds that somebody may not eat. */
  warnings: ReactNode;
  picture?: (className: string | undefined) => ReactNode;
  in?: InItsLanguage;
}) {
  const { card, words, warnings, picture, in: language } = props;
  const { id, name, description } = card;
  return (
    <article className={styles.sheet} aria-labelledby={id} {...language}>
      <header className={styles.top}>
        <div className={styles.title}>
          <h2 id={id}>
            <span lang={name.lang} dir={name.dir}>
              {name.text}
            </span>
          </h2>
          {description ? (
            <p lang={description.lang} dir={description.dir}>
              {description.text}
            </p>
          ) : null}
          <p className={styles.facts}>{card.facts.join(' · ')}</p>
        </div>
        {picture?.(styles.picture)}
      </header>
      <div role="group" aria-label={words.beforeYouCook} className={styles.warnings}>
        {warnings}
        <p className={styles.facts}>{words.storage}</p>
      </div>
      <div className={styles.columns}>
        <div>
          <h3 id={`${id}-need`}>{words.youNeed}</h3>
          <ul className={styles.parts} aria-labelledby={`${id}-need`}>
            {card.parts.map((part) => (
              <li key={part.ingredientNo}>
                <span>{part.name}</span>
                <span className="figures">{part.amount}</span>
              </li>
            ))}
          </ul>
          <div className={styles.qr}>
            <QrCode text={card.cookAt} label={card.cookAt} />
            <span>{words.scan}</span>
          </div>
        </div>
        <div>
          <h3 id={`${id}-steps`}>{words.steps}</h3>
          <ol className={styles.steps} aria-labelledby={`${id}-steps`}>
            {card.steps.map((step) => (
              <li key={step.text} lang={step.lang} dir={step.dir}>
                {step.text}
              </li>
            ))}
          </ol>
          {card.notices.length > 0 ? (
            <ul className={styles.notices}>
              {card.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          ) : null}
          <p className={styles.clean}>{words.clean}</p>
        </div>
      </div>
    </article>
  );
}
