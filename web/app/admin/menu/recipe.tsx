import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Route } from './+types/recipe.ts';
import type { Ingredient, Recipe } from '../kit/office-types.ts';
import { release } from './former-slugs.tsx';
import { editDraft } from './edit-draft.ts';
import { everyIngredient } from './every-ingredient.server.ts';
import { linesQuestion, withRead } from './ingredient-lines.tsx';
import { choiceFromForm, methodQuestion } from './method-question.ts';
import { contentsOf, draftOf, type Draft } from './recipe-draft.ts';
import { RecipeEditor, type RecipeAnswer } from './recipe-editor.tsx';
import { draftFromForm } from './recipe-form.ts';
import { RecipeSource } from './recipe-source.tsx';
import { tellRecipe } from './tell-recipe.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';

const texts = adminMenuWords.recipe;
const aNewOne = 'new';
/** The store takes JSON only, also where there is nothing to say. */
const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };

/** What is archived can be chosen no more; where a recipe has it already it is shown. */
function isChoosable(recipe: Recipe | null): (ingredient: Ingredient) => boolean {
  const rows = [...(recipe?.ingredients ?? []), ...(recipe?.unfinished?.ingredients ?? [])];
  const used = new Set<number | null>(
    rows.flatMap(({ ingredientNo, swaps }) => [ingredientNo, ...swaps.map((swap) => swap.with)]),
  );
  return ({ ingredientNo, archived }) => !archived || used.has(ingredientNo);
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { recipeNo } = params;
  const [recipe, categories, ingredients] = await Promise.all([
    recipeNo === aNewOne
      ? null
      : read(request, api.api.admin.recipes[':recipeNo'].$get({ param: { recipeNo } })),
    read(request, api.api.admin.categories.$get()),
    everyIngredient(request, api),
  ]);
  const asked = new URL(request.url).searchParams;
  const done = asked.get('done') ?? '';
  const one = api.api.admin.recipes[':recipeNo'].editions;
  const fromNo = asked.get('from');
  const slugs = api.api.admin['recipe-slugs'];
  const [history, slug, from, source] =
    recipe === null
      ? [null, null, null, null]
      : await Promise.all([
          read(request, one.$get({ param: { recipeNo }, query: { limit: '5' } })),
          read(request, slugs.$get({ query: { recipeNo } })),
          fromNo === null
            ? null
            : read(request, one[':editionNo'].$get({ param: { recipeNo, editionNo: fromNo } })),
          read(request, api.api.admin.recipes[':recipeNo'].source.$get({ param: { recipeNo } })),
        ]);
  return {
    recipe,
    slugFollows: slug?.follows ?? true,
    formerSlugs: slug?.former ?? [],
    from,
    history,
    source: source?.source ?? null,
    seen: recipe ? seenOf(contentsOf(draftOf(recipe, false))) : '',
    categories: categories.items
      .filter(({ slug, archived }) => !archived || slug === recipe?.category)
      .map(({ slug, name }) => ({ slug, name })),
    ingredients: ingredients
      .filter(isChoosable(recipe))
      .map(({ ingredientNo, name, unit, cooking }) => ({
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
  const typed = draftFromForm(form);
  const intent = textOf(form, 'intent');
  const edit = textOf(form, 'edit');
  const readLines = async (draft: Draft): Promise<RecipeAnswer> => {
    const json = linesQuestion(draft);
    const said = await write(request, recipes['ingredient-lines'].$post({ json }));
    if (!said.ok) return { draft, problem: said.problem };
    return { draft: withRead(draft, said.body), lines: said.body };
  };
  const refuse = (answer: RecipeAnswer & { problem: Problem }) =>
    data(answer, { status: answer.problem.status });
  const donePage = (no: number | string, done: string) =>
    redirect(`/admin/menu/recipes/${no}?done=${done}`, 303);

  if (edit !== '') {
    const draft = editDraft(typed, edit);
    return { ...(edit.startsWith('lines.') ? await readLines(draft) : { draft }), edit };
  }
  if (intent === 'read') {
    const choice = choiceFromForm(form);
    const json = methodQuestion(typed, choice);
    const told = json && (await write(request, recipes.method.$post({ json })));
    if (told?.ok === false) return refuse({ draft: typed, problem: told.problem });
    return { draft: typed, ...(told ? { read: { preview: told.body, choice } } : {}) };
  }
  const param = { recipeNo };
  const one = recipes[':recipeNo'];
  if (intent === 'own-words') {
    const said = await write(request, one['own-words'].$post({ param }, nothing));
    if (!said.ok) return refuse({ draft: typed, problem: said.problem });
    return donePage(recipeNo, 'ownWords');
  }
  if (intent === 'copy') {
    const copied = await write(request, one.copy.$post({ param }, nothing));
    if (!copied.ok) return refuse({ draft: typed, problem: copied.problem });
    return donePage(copied.body.recipeNo, 'copied');
  }
  if (intent === 'archive' || intent === 'unarchive') {
    const moved = await write(request, one[intent].$post({ param }, nothing));
    if (!moved.ok) return refuse({ draft: typed, problem: moved.problem });
    return donePage(recipeNo, `${intent}d`);
  }
  if (intent.startsWith(release)) {
    const slug = intent.slice(release.length);
    const former = one['former-slugs'][':slug'];
    const released = await write(request, former.$delete({ param: { recipeNo, slug } }));
    if (!released.ok) return refuse({ draft: typed, problem: released.problem });
    return donePage(recipeNo, 'released');
  }
  if (intent === 'unpublish') {
    const taken = await write(request, one.unpublish.$post({ param }, nothing));
    if (!taken.ok) return refuse({ draft: typed, problem: taken.problem });
    return donePage(recipeNo, 'unpublished');
  }
  // What is in the box for lines is read before it is kept, and what is not understood is kept in it.
  const asRead = typed.lines.trim() === '' ? { draft: typed } : await readLines(typed);
  const { draft, problem: unread } = asRead;
  if (unread) return refuse({ draft, problem: unread });
  const contents = contentsOf(draft);
  if (recipeNo === aNewOne) {
    const made = await write(request, recipes.$post({ json: contents }));
    if (!made.ok) return refuse({ ...asRead, problem: made.problem });
    return donePage(made.body.recipeNo, made.body.unfinished ? 'unfinished' : 'created');
  }
  let ingredients: ReturnType<typeof everyIngredient> | undefined;
  const { answer: saved, two } = await saveOver(form, {
    sent: contents,
    save: (sent, editionNo) => write(request, one.$put({ param, json: { ...sent, editionNo } })),
    current: async () => {
      const value = await read(request, one.$get({ param }));
      return { version: value.editionNo, value };
    },
    tell: async (...field) => {
      ingredients ??= everyIngredient(request, apiOf(context));
      return tellRecipe(await ingredients)(...field);
    },
  });
  if (!saved.ok) return refuse({ ...asRead, problem: saved.problem, two });
  if (intent !== 'publish')
    return donePage(recipeNo, saved.body.unfinished ? 'unfinished' : 'saved');
  const published = await write(request, one.publish.$post({ param }, nothing));
  if (published.ok) return donePage(recipeNo, 'published');
  const { editionNo } = saved.body;
  return refuse({ ...asRead, problem: published.problem, editionNo });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.recipe?.name ?? texts.newTitle) },
];

export const shouldRevalidate = connected;

/** One recipe as its team writes it. What was saved is read anew; what is being typed stays until then. */
export default function RecipePage({ loaderData, actionData }: Route.ComponentProps) {
  const { recipe, from } = loaderData;
  return (
    <>
      <RecipeEditor
        key={
          recipe === null
            ? aNewOne
            : `${recipe.recipeNo}.${recipe.editionNo}.${from?.editionNo ?? ''}`
        }
        {...loaderData}
        answer={actionData}
      />
      <RecipeSource source={loaderData.source} />
    </>
  );
}
