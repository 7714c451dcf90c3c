import { useLocation } from 'react-router';
import { Link } from 'react-router';
import { adminWords } from '../../words/en/admin.ts';
import styles from './pager.module.css';

/** On to the next page of a list, and back to its first; what is filtered by stays in the address. */
export function Pager({ next }: { next: string | null }) {
  const { search } = useLocation();
  const isFirst = !new URLSearchParams(search).has('cursor');
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={adminWords.pages} className={`${styles.pager} no-print`}>
      {isFirst ? null : (
        <Link className="button plain" to={addressOf(search, null)}>
          {adminWords.toFirst}
        </Link>
      )}
      {next === null ? null : (
        <Link className="button plain" to={addressOf(search, next)} rel="next">
          {adminWords.more}
        </Link>
      )}
    </nav>
  );
}

function addressOf(search: string, cursor: string | null): string {
  const query = new URLSearchParams(search);
  if (cursor === null) query.delete('cursor');
  else query.set('cursor', cursor);
  return `?${query.toString()}`;
}
