import { Link } from 'react-router';
import { leastRatings } from '../../../../server/src/contract/ratings.ts';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment, number } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminRatingsWords as words } from '../../words/en/admin-ratings.ts';
import { adminWords } from '../../words/en/admin.ts';
import columnStyles from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import type { Route } from './+types/ratings.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  return read(request, apiOf(context).api.admin.ratings.$get({ query: { cursor, limit: '24' } }));
}

type Rated = Route.ComponentProps['loaderData']['items'][number];

const columns: Column<Rated>[] = [
  {
    key: 'recipe',
    head: words.recipe,
    names: true,
    cell: ({ recipeNo, name }) => (
      <Link to={`/admin/ratings/${recipeNo}`}>{name ?? words.nameless}</Link>
    ),
  },
  {
    key: 'average',
    head: words.average,
    numeric: true,
    cell: ({ average }) => number(average),
  },
  { key: 'customers', head: words.customers, numeric: true, cell: ({ customers }) => customers },
  { key: 'shown', head: words.shown, cell: ({ isShown }) => (isShown ? words.yes : words.no) },
  { key: 'last', head: words.lastAt, cell: ({ lastAt }) => moment(lastAt) },
];

/** How recipes were liked: for whoever writes the menu or cooks. */
export default function RatingsPage({ loaderData: { items, next } }: Route.ComponentProps) {
  return (
    <div className={columnStyles.stack}>
      <PageHeader title={words.title} />
      <p>{words.text(leastRatings)}</p>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={items}
        rowKey={({ recipeNo }) => recipeNo}
        empty={<EmptyState title={words.noneTitle} text={words.noneText} />}
      />
      <Pager next={next} />
    </div>
  );
}
