import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminRatingsWords as words } from '../../words/en/admin-ratings.ts';
import { adminWords } from '../../words/en/admin.ts';
import columnStyles from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import type { Route } from './+types/recipe.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.title) }];

export async function loader({ request, context, params: { recipeNo } }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  const asked = { param: { recipeNo }, query: { cursor, limit: '24' } };
  const page = await read(request, apiOf(context).api.admin.ratings[':recipeNo'].$get(asked));
  return { ...page, recipeNo };
}

type Rating = Route.ComponentProps['loaderData']['items'][number];

const columns: Column<Rating>[] = [
  {
    key: 'order',
    head: words.order,
    names: true,
    cell: ({ orderNo }) => (
      <StaffLink needs="see-orders" to={`/admin/orders/${orderNo}`}>
        {orderNo}
      </StaffLink>
    ),
  },
  { key: 'stars', head: words.stars, numeric: true, cell: ({ stars }) => stars },
  {
    key: 'note',
    head: words.note,
    cell: ({ note }) => (note === null ? words.noNote : <bdi>{note}</bdi>),
  },
  { key: 'at', head: words.at, cell: ({ ratedAt }) => moment(ratedAt) },
];

/** What customers said of a recipe, with what they wrote to the kitchen. */
export default function RecipeRatings({ loaderData }: Route.ComponentProps) {
  const { items, next, name, recipeNo } = loaderData;
  return (
    <div className={columnStyles.stack}>
      <PageHeader
        title={words.ofRecipe(name ?? words.nameless)}
        back={{ to: '/admin/ratings', label: words.back }}
      >
        <StaffLink needs="see-menu" to={`/admin/menu/recipes/${recipeNo}`} orNothing>
          {words.toRecipe}
        </StaffLink>
      </PageHeader>
      <DataTable
        caption={words.ofRecipe(name ?? words.nameless)}
        columns={columns}
        rows={items}
        rowKey={({ orderNo, lineNo }) => `${orderNo} ${lineNo}`}
        empty={<EmptyState title={words.noneOfIt} />}
      />
      <Pager next={next} />
    </div>
  );
}
