import { codeWords } from '../words/en/codes.ts';
import type { Order } from './api-types.ts';
import { money } from './format.ts';
import styles from './price-lines.module.css';

/** What of credit and gift cards went back, or is there again since the order was cancelled. */
export function TenderState({
  payment: { tenders, freedCents },
  currency,
}: {
  payment: Pick<Order['payment'], 'tenders' | 'freedCents'>;
  currency: string;
}) {
  const backCents = tenders.reduce((sum, tender) => sum + tender.backCents, 0);
  return (
    <>
      {backCents > 0 ? (
        <p className={styles.hint}>{codeWords.wentBack(money(backCents, currency))}</p>
      ) : null}
      {freedCents > 0 ? (
        <p className={styles.hint}>{codeWords.freed(money(freedCents, currency))}</p>
      ) : null}
    </>
  );
}
