import { TextInput } from '@mantine/core';
import { dayOfYear, money, shopName } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { ShopSign } from '../../kit/shop-sign.tsx';
import { adminGiftCardsWords as texts } from '../../words/en/admin-promotions.ts';
import type { GiftCard } from '../kit/office-types.ts';
import styles from './gift-cards.module.css';

/** In groups of four, as people read it out and type it. */
const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** A card that was just issued, with its code, to print: it is shown this once. */
export function IssuedCard(props: { gift: GiftCard; code: string; siteUrl: string }) {
  const { gift, siteUrl } = props;
  const code = inGroups(props.code);
  return (
    <>
      <div className="no-print">
        <Note calm title={texts.doneTitle} text={texts.doneText} news={props.code}>
          <TextInput
            label={texts.code}
            value={code}
            readOnly
            spellCheck={false}
            className={styles.shown}
          />
        </Note>
      </div>
      <article className={styles.card} aria-label={texts.paper.title}>
        <p className={styles.shop}>
          <ShopSign />
        </p>
        <div>
          <p className={styles.kind}>{texts.paper.title}</p>
          <p className={styles.amount}>{money(gift.cents, gift.currency)}</p>
          <p>{texts.paper.for(shopName())}</p>
        </div>
        <p className={styles.code}>{code}</p>
        <div className={styles.small}>
          {gift.lastDay === null ? null : <p>{texts.paper.until(dayOfYear(gift.lastDay))}</p>}
          <p>{texts.paper.how(new URL(siteUrl).host)}</p>
        </div>
      </article>
      <div className="no-print">
        <PrintButton className="button">{texts.print}</PrintButton>
      </div>
    </>
  );
}
