import { data } from 'react-router';
import { ErrorPage } from '../kit/error-page.tsx';
import { titleOf } from '../kit/format.ts';
import { shopWords } from '../words/en/shop.ts';

/** An address that no page has. */
export const loader = () => data(null, { status: 404 });

export const meta = () => [{ title: titleOf(shopWords.notFoundTitle) }];

export default function NotFound() {
  return (
    <main id="content">
      <ErrorPage
        title={shopWords.notFoundTitle}
        text={shopWords.notFoundText}
        to="/menu"
        next={shopWords.notFoundNext}
      />
    </main>
  );
}
