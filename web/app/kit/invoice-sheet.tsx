import { paperOf } from '../../../server/src/contract/invoice-paper.ts';
import { logoFile, sizeOfLogo } from '../../../server/src/contract/logo.ts';
import type { Paper } from '../../../server/src/contract/paper.ts';
import type { Invoice } from './api-types.ts';
import styles from './invoice-sheet.module.css';

/** What an invoice or a credit note says, as it was issued: the words of its PDF, under the title that the page has. */
export function InvoiceSheet({ invoice }: { invoice: Invoice }) {
  const paper = paperOf(invoice);
  return (
    <article
      className={styles.sheet}
      aria-label={paper.title}
      lang={paper.language}
      dir={paper.dir}
    >
      <Logo invoice={invoice} />
      <div className={styles.people}>
        <Lines title={paper.heads.from} lines={paper.from} />
        <Lines title={paper.heads.to} lines={paper.to} />
      </div>
      <dl className={styles.facts} aria-label={paper.heads.about}>
        {paper.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {paper.tables.map((table) => (
        <Table key={table.columns[0]?.head} {...table} />
      ))}
      {paper.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </article>
  );
}

/** The logo that it was issued with. */
function Logo({ invoice: { shop } }: { invoice: Invoice }) {
  const size = shop.logo ? sizeOfLogo(shop.logo) : undefined;
  if (!shop.logo || !size) return null;
  return <img {...size} className={styles.logo} src={`/${logoFile(shop.logo)}`} alt={shop.name} />;
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section>
      <h2 className={styles.who}>{title}</h2>
      <address className={styles.address}>
        {lines.map((line, index) => (
          <span key={index}>
            <bdi>{line}</bdi>
          </span>
        ))}
      </address>
    </section>
  );
}

function Table({ columns, rows }: Paper['tables'][number]) {
  const isRight = (index: number) => (columns[index]?.right ? `${styles.right} figures` : '');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map(({ head }, index) => (
            <th key={head} scope="col" className={isRight(index)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells: [first, ...others], strong }, row) => (
          <tr key={row} className={strong ? styles.strong : ''}>
            <th scope="row">
              <bdi>{first}</bdi>
            </th>
            {others.map((cell, index) => (
              <td key={index} className={isRight(index + 1)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
