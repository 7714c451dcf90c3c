import { Link } from 'react-router';
import { baseAmount, money } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import type { PurchaseList } from './kitchen-types.ts';
import styles from './sheets.module.css';

const said = words.adminKitchen.purchase;
type Item = PurchaseList['items'][number];

export const purchaseColumns: Column<Item>[] = [
  {
    key: 'name',
    head: said.ingredient,
    names: true,
    cell: ({ ingredientNo, name }) => (
      <Link to={`/admin/stock/${ingredientNo}`} className={styles.name}>
        {name}
      </Link>
    ),
  },
  {
    key: 'needed',
    head: said.needed,
    numeric: true,
    cell: ({ neededAmount, unit }) => <strong>{baseAmount(neededAmount, unit)}</strong>,
  },
  {
    key: 'packs',
    head: said.packs,
    numeric: true,
    cell: ({ packs, packAmount, surplusAmount, unit }) => (
      <span className={styles.two}>
        {said.packsOf(packs, baseAmount(packAmount, unit))}
        {surplusAmount === 0 ? null : <small>{said.left(baseAmount(surplusAmount, unit))}</small>}
      </span>
    ),
  },
  {
    key: 'onHand',
    head: said.onHand,
    numeric: true,
    cell: ({ onHandAmount, unit }) => baseAmount(onHandAmount, unit),
  },
  {
    key: 'free',
    head: said.free,
    numeric: true,
    cell: ({ freeAmount, lowStockAmount, unit }) => (
      <span className={styles.two}>
        {baseAmount(freeAmount, unit)}
        <small>
          {said.mark} {baseAmount(lowStockAmount, unit)}
        </small>
      </span>
    ),
  },
  {
    key: 'buy',
    head: said.buy,
    numeric: true,
    cell: ({ buyPacks, packAmount, unit }) =>
      buyPacks === 0 ? (
        <span className={styles.quiet}>{said.nothing}</span>
      ) : (
        <strong className={styles.buy}>
          {said.packsOf(buyPacks, baseAmount(packAmount, unit))}
        </strong>
      ),
  },
  {
    key: 'cost',
    head: said.cost,
    numeric: true,
    cell: ({ costCents }) => (costCents === 0 ? '' : money(costCents)),
  },
];
