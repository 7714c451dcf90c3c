import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Route } from './+types/recipe.ts';
import { editDraft } from './edit-draft.ts';
import { everyIngredient } from './every-ingredient.server.ts';
import { choiceFromForm, methodQuestion } from './method-question.ts';
import { contentsOf, draftOf } from './recipe-draft.ts';
import { RecipeEditor } from './recipe-editor.tsx';
import { draftFromForm } from './recipe-form.ts';
import { tellRecipe } from './tell-recipe.ts';
import { connected } from '../../kit/sending.ts';

const texts = adminMenuWords.recipe;
const aNewOne = 'new';
/** The store takes JSON only, also where there is nothing to say. */
const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { recipeNo } = params;
  const [recipe, categories, ingredients] = await Promise.all([
    recipeNo === aNewOne
      ? null
      : read(request, api.api.admin.recipes[':recipeNo'].$get({ param: { recipeNo } })),
    read(request, api.api.categories.$get()),
    everyIngredient(request, api),
  ]);
  const done = new URL(request.url).searchParams.get('done') ?? '';
  return {
    recipe,
    seen: recipe ? seenOf(contentsOf(draftOf(recipe))) : '',
    categories: categories.items.map(({ slug, name }) => ({ slug, name })),
    ingredients: ingredients.map(({ ingredientNo, name, unit, cooking }) => ({
      ingredientNo,
      name,
      unit,
      cooking,
    })),
    done: texts.done[done] ?? '',
  };
}

export async function action({ request, params: { recipeNo }, context }: Route.ActionArgs) {
  const { recipes } = apiOf(context).api.admin;
  const form = await request.formData();
  const draft = draftFromForm(form);
  const edit = form.get('edit');
  if (typeof edit === 'string') return { draft: editDraft(draft, edit) };
  const intent = form.get('intent');
  if (intent === 'read') {
    const choice = choiceFromForm(form);
    const json = methodQuestion(draft, choice);
    const read = json && (await write(request, recipes.method.$post({ json })));
    if (read?.ok === false)
      return data({ draft, problem: read.problem }, { status: read.problem.status });
    return { draft, ...(read ? { read: { preview: read.body, choice } } : {}) };
  }
  const donePage = (no: number | string, done: string) =>
    redirect(`/admin/menu/recipes/${no}?done=${done}`, 303);

  if (recipeNo === aNewOne) {
    const made = await write(request, recipes.$post({ json: contentsOf(draft) }));
    if (!made.ok) return data({ draft, problem: made.problem }, { status: made.problem.status });
    return donePage(made.body.recipeNo, 'created');
  }
  const param = { recipeNo };
  if (intent === 'unpublish') {
    const taken = await write(request, recipes[':recipeNo'].unpublish.$post({ param }, nothing));
    if (!taken.ok) return data({ draft, problem: taken.problem }, { status: taken.problem.status });
    return donePage(recipeNo, 'unpublished');
  }
  let ingredients: ReturnType<typeof everyIngredient> | undefined;
  const one = recipes[':recipeNo'];
  const { answer: saved, two } = await saveOver(form, {
    sent: contentsOf(draft),
    save: (contents, editionNo) =>
      write(request, one.$put({ param, json: { ...contents, editionNo } })),
    current: async () => {
      const value = await read(request, one.$get({ param }));
      return { version: value.editionNo, value };
    },
    tell: async (...field) => {
      ingredients ??= everyIngredient(request, apiOf(context));
      return tellRecipe(await ingredients)(...field);
    },
  });
  if (!saved.ok)
    return data({ draft, problem: saved.problem, two }, { status: saved.problem.status });
  if (intent !== 'publish') return donePage(recipeNo, 'saved');
  const published = await write(request, recipes[':recipeNo'].publish.$post({ param }, nothing));
  if (published.ok) return donePage(recipeNo, 'published');
  const { problem } = published;
  return data({ draft, problem, editionNo: saved.body.editionNo }, { status: problem.status });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.recipe?.name ?? texts.newTitle) },
];

export const shouldRevalidate = connected;

/** One recipe as its team writes it. What was saved is read anew; what is being typed stays until then. */
export default function Recipe({ loaderData, actionData }: Route.ComponentProps) {
  const { recipe } = loaderData;
  return (
    <RecipeEditor
      key={recipe === null ? aNewOne : `${recipe.recipeNo}.${recipe.editionNo}`}
      {...loaderData}
      answer={actionData}
    />
  );
}
