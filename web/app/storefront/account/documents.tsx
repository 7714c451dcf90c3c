import { Link } from 'react-router';
import type { Invoice } from '../../kit/api-types.ts';
import { money } from '../../kit/format.ts';
import { accountWords } from '../../words/en/account.ts';
import styles from './documents.module.css';

/** The invoice of an order and what was credited of it, to keep. */
export function Documents({ documents }: { documents: Invoice[] }) {
  if (documents.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="documents">
      <h2 id="documents">{accountWords.documents}</h2>
      <ul className={styles.list}>
        {documents.map(({ kind, number, orderNo, totalCents, currency }) => (
          <li key={number}>
            <Link to={`/account/orders/${orderNo}/invoices/${number}`}>
              {accountWords.document[kind]}
              <span className={styles.number}>{number}</span>
            </Link>
            <a href={`/api/invoices/${number}.pdf`} aria-label={accountWords.pdfOf(number)}>
              {accountWords.pdf}
            </a>
            <span className="figures">{money(totalCents, currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
