import { baseAmount } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Badge } from '../parts/status-badge.tsx';
import type { Level } from './stock-types.ts';
import styles from './stock.module.css';

const said = words.adminStock;

export function StockFigures({ level, packAmount }: { level: Level; packAmount: number }) {
  const { amount, promisedAmount, lowStockAmount, unit, low } = level;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{said.free}</dt>
          <dd>{baseAmount(amount, unit)}</dd>
          {low ? (
            <dd className={styles.under}>
              <Badge tone="warning">{said.low}</Badge>
            </dd>
          ) : null}
        </div>
        <div>
          <dt>{said.promised}</dt>
          <dd>{baseAmount(promisedAmount, unit)}</dd>
        </div>
        <div>
          <dt>{said.inHouse}</dt>
          <dd>{baseAmount(amount + promisedAmount, unit)}</dd>
        </div>
        <div>
          <dt>{said.mark}</dt>
          <dd>{baseAmount(lowStockAmount, unit)}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{said.one.pack(baseAmount(packAmount, unit))}</p>
    </>
  );
}
