import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { historyWords as texts } from '../../words/en/admin-history.ts';
import { adminWords } from '../../words/en/admin.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/recipe-history.ts';
import { HistoryList } from './history-list.tsx';

export async function loader({ request, params: { recipeNo }, context }: Route.LoaderArgs) {
  const one = apiOf(context).api.admin.recipes[':recipeNo'];
  const cursor = new URL(request.url).searchParams.get('cursor');
  const query = { limit: '20', ...(cursor === null ? {} : { cursor }) };
  const param = { recipeNo };
  const [recipe, page] = await Promise.all([
    read(request, one.$get({ param })),
    read(request, one.editions.$get({ param, query })),
  ]);
  const { name, editionNo } = recipe;
  return {
    ...page,
    recipeNo: recipe.recipeNo,
    name: name ?? adminMenuWords.recipes.nameless,
    editionNo,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(texts.of(loaderData.name)) },
];

/** Every save of one recipe. */
export default function RecipeHistory({ loaderData }: Route.ComponentProps) {
  const { recipeNo, editionNo, name, items, next } = loaderData;
  return (
    <>
      <PageHeader
        title={texts.of(name)}
        text={texts.text}
        back={{ to: `/admin/menu/recipes/${recipeNo}`, label: texts.back }}
      />
      <Panel title={texts.all}>
        <HistoryList recipeNo={recipeNo} editionNo={editionNo} editions={items} />
      </Panel>
      <Pager next={next} />
    </>
  );
}
