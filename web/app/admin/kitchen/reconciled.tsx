import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { number } from '../../kit/format.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import type { Reconciliation } from '../kit/office-types.ts';
import styles from './reconciled.module.css';

const texts = adminKitchenWords.day;
type Difference = Reconciliation['differences'][number];

const columns: Column<Difference>[] = [
  { key: 'name', head: texts.ingredient, names: true, cell: ({ name }) => name },
  amounts('needed', texts.needed, ({ neededAmount }) => neededAmount),
  amounts('portioned', texts.portioned, ({ portionedAmount }) => portionedAmount),
  amounts('taken', texts.taken, ({ takenAmount }) => takenAmount),
];

function amounts(key: string, head: string, of: (row: Difference) => number): Column<Difference> {
  return { key, head, numeric: true, cell: (row) => number(of(row)) };
}

/** Whether purchase list, portioning sheet and stock ledger agree, in one line; where they do not, on what. */
export function Reconciled({ reconciliation }: { reconciliation: Reconciliation }) {
  const { balanced, ingredients, differences } = reconciliation;
  if (balanced && ingredients === 0) return null;
  if (balanced)
    return (
      <p className={`${styles.agrees} no-print`}>
        <IconCircleCheck size={20} stroke={1.8} aria-hidden />
        {texts.agree(ingredients)}
      </p>
    );
  return (
    <section aria-label={texts.differ(differences.length)} className={styles.differs}>
      <p>
        <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
        <strong>{texts.differ(differences.length)}</strong> {texts.differText}
      </p>
      <DataTable
        caption={texts.differ(differences.length)}
        columns={columns}
        rows={differences}
        rowKey={({ ingredientNo }) => ingredientNo}
        empty={null}
      />
    </section>
  );
}
