import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Route } from './+types/ingredient.ts';
import { IngredientEditor } from './ingredient-editor.tsx';
import { factsFromForm, factsOf } from './ingredient-form.ts';
import { forget, OtherNames } from './other-names.tsx';
import { connected } from '../../kit/sending.ts';
import { tellFact } from './tell-fact.ts';

const texts = adminMenuWords.ingredient;
const aNewOne = 'new';
/** The store takes JSON only, also where there is nothing to say. */
const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };

export async function loader({ request, params: { ingredientNo }, context }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const { ingredients } = apiOf(context).api.admin;
  const asked = { param: { ingredientNo } };
  const ingredient =
    ingredientNo === aNewOne ? null : await read(request, ingredients[':ingredientNo'].$get(asked));
  const seen = ingredient ? seenOf(ingredient) : '';
  const aliases = ingredient
    ? await read(request, ingredients[':ingredientNo'].aliases.$get(aliasesAsked(request, asked)))
    : null;
  return { ingredient, aliases, seen, done: texts.done[done] ?? '' };
}

/** What it is called elsewhere, a page of it. */
function aliasesAsked<Asked>(request: Request, asked: Asked) {
  const cursor = new URL(request.url).searchParams.get('cursor');
  return { ...asked, query: { limit: '50', ...(cursor === null ? {} : { cursor }) } };
}

export async function action({ request, params: { ingredientNo }, context }: Route.ActionArgs) {
  const { ingredients } = apiOf(context).api.admin;
  const form = await request.formData();
  const typed = factsFromForm(form);
  const intent = textOf(form, 'intent');
  const donePage = (no: number, done: string) =>
    redirect(`/admin/menu/ingredients/${no}?done=${done}`, 303);
  if (ingredientNo === aNewOne) {
    const made = await write(request, ingredients.$post({ json: factsOf(typed) }));
    if (made.ok) return donePage(made.body.ingredientNo, 'created');
    return data({ typed, problem: made.problem }, { status: made.problem.status });
  }
  const param = { ingredientNo };
  const one = ingredients[':ingredientNo'];
  if (intent === forget) {
    const json = { language: textOf(form, 'language'), words: textOf(form, 'words') };
    await read(request, one.aliases.forget.$post({ param, json }));
    return redirect(`/admin/menu/ingredients/${ingredientNo}?done=forgotten`, 303);
  }
  if (intent === 'copy') {
    const copied = await write(request, one.copy.$post({ param }, nothing));
    if (copied.ok) return donePage(copied.body.ingredientNo, 'copied');
    return data({ typed, problem: copied.problem }, { status: copied.problem.status });
  }
  if (intent === 'archive' || intent === 'unarchive') {
    const moved = await write(request, one[intent].$post({ param }, nothing));
    if (moved.ok) return donePage(moved.body.ingredientNo, `${intent}d`);
    return data({ typed, problem: moved.problem }, { status: moved.problem.status });
  }
  const { answer, two } = await saveOver(form, {
    sent: factsOf(typed),
    save: (facts, version) => write(request, one.$put({ param, json: { ...facts, version } })),
    current: async () => {
      const value = await read(request, one.$get({ param }));
      return { version: value.version, value };
    },
    tell: tellFact,
  });
  if (answer.ok) return donePage(answer.body.ingredientNo, 'saved');
  const { problem } = answer;
  return data({ typed, problem, two }, { status: problem.status });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.ingredient?.name ?? texts.newTitle) },
];

export const shouldRevalidate = connected;

export default function Ingredient({ loaderData, actionData, params }: Route.ComponentProps) {
  const { aliases, ...shown } = loaderData;
  return (
    <>
      <IngredientEditor key={params.ingredientNo} {...shown} answer={actionData} />
      {aliases ? <OtherNames {...aliases} /> : null}
    </>
  );
}
