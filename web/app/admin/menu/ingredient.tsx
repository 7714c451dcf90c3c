import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Route } from './+types/ingredient.ts';
import { IngredientEditor } from './ingredient-editor.tsx';
import { factsFromForm, factsOf } from './ingredient-form.ts';
import { connected } from '../../kit/sending.ts';

const texts = adminMenuWords.ingredient;
const aNewOne = 'new';

export async function loader({ request, params: { ingredientNo }, context }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const { ingredients } = apiOf(context).api.admin;
  const asked = { param: { ingredientNo } };
  return {
    ingredient:
      ingredientNo === aNewOne
        ? null
        : await read(request, ingredients[':ingredientNo'].$get(asked)),
    done: texts.done[done] ?? '',
  };
}

export async function action({ request, params: { ingredientNo }, context }: Route.ActionArgs) {
  const { ingredients } = apiOf(context).api.admin;
  const typed = factsFromForm(await request.formData());
  const json = factsOf(typed);
  const isNew = ingredientNo === aNewOne;
  const written = isNew
    ? await write(request, ingredients.$post({ json }))
    : await write(request, ingredients[':ingredientNo'].$put({ param: { ingredientNo }, json }));
  if (!written.ok)
    return data({ typed, problem: written.problem }, { status: written.problem.status });
  const done = isNew ? 'created' : 'saved';
  return redirect(`/admin/menu/ingredients/${written.body.ingredientNo}?done=${done}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.ingredient?.name ?? texts.newTitle) },
];

export const shouldRevalidate = connected;

export default function Ingredient({ loaderData, actionData, params }: Route.ComponentProps) {
  return <IngredientEditor key={params.ingredientNo} {...loaderData} answer={actionData} />;
}
