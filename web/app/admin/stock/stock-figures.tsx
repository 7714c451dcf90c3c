import { baseAmount } from '../../kit/format.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import type { Level } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import styles from './stock.module.css';

const texts = adminStockWords;

export function StockFigures({ level, packAmount }: { level: Level; packAmount: number }) {
  const { amount, promisedAmount, lowStockAmount, unit, low } = level;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{texts.free}</dt>
          <dd>{baseAmount(amount, unit)}</dd>
          {low ? (
            <dd className={styles.under}>
              <Badge tone="warning">{texts.low}</Badge>
            </dd>
          ) : null}
        </div>
        <div>
          <dt>{texts.promised}</dt>
          <dd>{baseAmount(promisedAmount, unit)}</dd>
        </div>
        <div>
          <dt>{texts.inHouse}</dt>
          <dd>{baseAmount(amount + promisedAmount, unit)}</dd>
        </div>
        <div>
          <dt>{texts.mark}</dt>
          <dd>{baseAmount(lowStockAmount, unit)}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{texts.one.pack(baseAmount(packAmount, unit))}</p>
    </>
  );
}
