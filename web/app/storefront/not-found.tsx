import { data } from 'react-router';
import { Notice } from '../kit/notice.tsx';
import { titleOf } from '../kit/format.ts';
import { words } from '../words/words.ts';

/** An address that no page has. */
export const loader = () => data(null, { status: 404 });

export const meta = () => [{ title: titleOf(words.shop.notFoundTitle) }];

export default function NotFound() {
  const { shop } = words;
  return (
    <Notice
      title={shop.notFoundTitle}
      text={shop.notFoundText}
      to="/menu"
      next={shop.notFoundNext}
    />
  );
}
