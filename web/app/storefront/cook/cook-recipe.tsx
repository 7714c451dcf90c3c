import { redirect } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { cookWords } from '../../words/en/cook.ts';
import { readSelection } from '../recipe/selection.ts';
import type { Route } from './+types/cook-recipe.ts';
import { CookMode } from './cook-mode.tsx';
import { toCook } from './cooking.ts';

/** A dish of the menu, as the address says that it was changed. What cannot be made so is told by the recipe's own page. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { recipes } = visitOf(context).publicApi.api;
  const { searchParams, search } = new URL(request.url);
  const param = { slug: params.slug };
  const asked = await answerOf(recipes[':slug'].$get({ param }));
  const recipePage = `/recipes/${params.slug}${search}`;
  if (!asked.ok) throw redirect(recipePage);
  const { servings, changes } = readSelection(searchParams, asked.body);
  const json = { servings, changes };
  const told = await answerOf(recipes[':slug'].cooking.$post({ param, json }));
  if (!told.ok) throw redirect(recipePage);
  return { dish: toCook(told.body, told.body), recipePage };
}

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: titleOf(cookWords.title(loaderData.dish.name ?? boxWords.nameless)) },
  { name: 'robots', content: 'noindex' },
];

export default function CookRecipe({ loaderData: { dish, recipePage } }: Route.ComponentProps) {
  return <CookMode dish={dish} back={{ to: recipePage, label: cookWords.backToRecipe }} />;
}
