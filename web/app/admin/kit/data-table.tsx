import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** Told before the cell where rows are cards, on small screens: the head unless given, none for the cell that names its row. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, figures under each other. */
  numeric?: boolean;
  /** The cell that names its row. */
  names?: boolean;
  /** As narrow as what is in it. */
  narrow?: boolean;
  noPrint?: boolean;
};

/** Rows under a head that stays in sight; on small screens each row is a card. Says `empty` where there are none. */
export function DataTable<Row>(props: {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  empty: ReactNode;
  isMarked?: (row: Row) => boolean;
}) {
  const { caption, columns, rows, rowKey, empty, isMarked } = props;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className={styles.frame}>
      {/* The roles hold where the style turns rows into cards. */}
      <table role="table" className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-marked={isMarked?.(row) ?? undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { head, cell, names } = column;
  const { label = typeof head === 'string' && !names ? head : '' } = column;
  const about = { className: classOf(column), 'data-label': label || undefined };
  return names ? (
    <th role="rowheader" scope="row" {...about}>
      {cell(row)}
    </th>
  ) : (
    <td role="cell" {...about}>
      {cell(row)}
    </td>
  );
}

const classOf = <Row,>({ numeric, narrow, noPrint }: Column<Row>) =>
  [numeric && styles.numeric, narrow && styles.narrow, noPrint && 'no-print']
    .filter(Boolean)
    .join(' ') || undefined;
