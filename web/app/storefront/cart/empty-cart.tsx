import { Link } from 'react-router';
import { EmptyState } from '../../kit/empty-state.tsx';
import { boxWords } from '../../words/en/box.ts';

export function EmptyCart() {
  return (
    <EmptyState heading="h2" title={boxWords.emptyTitle} text={boxWords.emptyText}>
      <Link to="/menu" className="button">
        {boxWords.emptyNext}
      </Link>
    </EmptyState>
  );
}
