import { Link } from 'react-router';
import { weighed, money } from '../../kit/format.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import type { Column } from '../kit/data-table.tsx';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { PurchaseList } from '../kit/office-types.ts';
import styles from './sheets.module.css';

const texts = adminKitchenWords.purchase;
type Item = PurchaseList['items'][number];

function Name({ ingredientNo, name }: Item) {
  const inKitchen = useInKitchen();
  return (
    <Link to={inKitchen(`/admin/stock/${ingredientNo}`)} className={styles.name}>
      {name}
    </Link>
  );
}

export const purchaseColumns: Column<Item>[] = [
  {
    key: 'name',
    head: texts.ingredient,
    names: true,
    cell: (item) => <Name {...item} />,
  },
  {
    key: 'needed',
    head: texts.needed,
    numeric: true,
    cell: ({ neededAmount, unit }) => <strong>{weighed(neededAmount, unit)}</strong>,
  },
  {
    key: 'likely',
    head: texts.likely,
    numeric: true,
    cell: ({ likelyAmount, unit }) =>
      likelyAmount === 0 ? (
        <span className={styles.quiet}>{texts.nothing}</span>
      ) : (
        texts.about(weighed(likelyAmount, unit))
      ),
  },
  {
    key: 'packs',
    head: texts.packs,
    numeric: true,
    cell: ({ packs, packAmount, surplusAmount, unit }) => (
      <span className={styles.two}>
        {texts.packsOf(packs, weighed(packAmount, unit))}
        {surplusAmount === 0 ? null : <small>{texts.left(weighed(surplusAmount, unit))}</small>}
      </span>
    ),
  },
  {
    key: 'onHand',
    head: texts.onHand,
    numeric: true,
    cell: ({ onHandAmount, unit }) => weighed(onHandAmount, unit),
  },
  {
    key: 'free',
    head: texts.free,
    numeric: true,
    cell: ({ freeAmount, lowStockAmount, unit }) => (
      <span className={styles.two}>
        {weighed(freeAmount, unit)}
        <small>
          {texts.mark} {weighed(lowStockAmount, unit)}
        </small>
      </span>
    ),
  },
  {
    key: 'buy',
    head: texts.buy,
    numeric: true,
    cell: ({ buyPacks, packAmount, unit }) =>
      buyPacks === 0 ? (
        <span className={styles.quiet}>{texts.nothing}</span>
      ) : (
        <strong className={styles.buy}>{texts.packsOf(buyPacks, weighed(packAmount, unit))}</strong>
      ),
  },
  {
    key: 'cost',
    head: texts.cost,
    numeric: true,
    cell: ({ costCents }) =>
      costCents === null ? texts.unknown : costCents === 0 ? '' : money(costCents),
  },
];
