import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { baseAmount, listed, moment, money } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { historyWords as texts } from '../../words/en/admin-history.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Ingredient, WholeEdition } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/recipe-version.ts';
import { everyIngredient } from './every-ingredient.server.ts';
import styles from './history.module.css';
import { nameOf } from './name-of.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const [edition, ingredients, categories] = await Promise.all([
    read(
      request,
      api.api.admin.recipes[':recipeNo'].editions[':editionNo'].$get({ param: params }),
    ),
    everyIngredient(request, api),
    read(request, api.api.categories.$get({ query: {} })),
  ]);
  const known = ingredients.map(({ ingredientNo, name, unit }) => ({ ingredientNo, name, unit }));
  const { category: slug } = edition.recipe;
  const category = categories.items.find((each) => each.slug === slug)?.name ?? slug;
  return { recipeNo: params.recipeNo, edition, category, ingredients: known };
}

const titleOf = ({ editionNo, recipe }: WholeEdition) =>
  texts.lookTitle(editionNo, recipe.name ?? adminMenuWords.recipes.nameless);

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(titleOf(loaderData.edition)) },
];

/** A recipe as it was, to look at. */
export default function RecipeVersion({ loaderData }: Route.ComponentProps) {
  const { recipeNo, edition, category, ingredients } = loaderData;
  const { recipe, savedAt, savedBy, status, editionNo } = edition;
  return (
    <>
      <PageHeader
        title={titleOf(edition)}
        text={`${texts.saved(moment(savedAt), texts.by(savedBy))} ${
          status === null ? '' : status === 'published' ? texts.onMenu : texts.wasDraft
        }`}
        back={{ to: `/admin/menu/recipes/${recipeNo}/history`, label: texts.title }}
      >
        <Link className="button" to={`/admin/menu/recipes/${recipeNo}?from=${editionNo}`}>
          {texts.take}
        </Link>
      </PageHeader>
      <Panel title={texts.facts}>
        <Facts recipe={{ ...recipe, category }} />
      </Panel>
      <Panel title={texts.ingredients(recipe.servings)}>
        {recipe.unfinished ? <p>{texts.unfinished}</p> : null}
        <Rows recipe={recipe} ingredients={ingredients} />
      </Panel>
      <Panel title={texts.steps}>
        {recipe.steps.length === 0 ? <p>{texts.noSteps}</p> : null}
        <ol className={styles.rows}>
          {recipe.steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

function Facts({ recipe }: Pick<WholeEdition, 'recipe'>) {
  const { preparationCents } = recipe;
  const facts = {
    name: recipe.name,
    description: recipe.description,
    slug: recipe.slug,
    category: recipe.category,
    story: recipe.story,
    servings: recipe.servings,
    minutes: recipe.minutes,
    preparationCents: preparationCents === null ? null : money(preparationCents),
  };
  return (
    <dl className={styles.facts}>
      {Object.entries(facts).map(([fact, value]) =>
        value === null ? null : (
          <div key={fact} className={styles.fact}>
            <dt>{texts.fact(fact)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

type Known = Pick<Ingredient, 'ingredientNo' | 'name' | 'unit'>;

function Rows({ recipe, ingredients }: { ingredients: Known[] } & Pick<WholeEdition, 'recipe'>) {
  const known = new Map(ingredients.map((ingredient) => [ingredient.ingredientNo, ingredient]));
  const called = (no: number | null) => {
    const found = no === null ? undefined : known.get(no);
    return found ? nameOf(found) : String(no ?? '');
  };
  const rows = recipe.unfinished?.ingredients ?? recipe.ingredients;
  return (
    <ul className={styles.rows}>
      {rows.map(({ ingredientNo, amount: many, swaps }, index) => {
        const unit = known.get(ingredientNo ?? 0)?.unit ?? 'g';
        const said = /^\d+$/.test(String(many)) ? baseAmount(Number(many), unit) : many;
        return (
          <li key={index}>
            {said} {called(ingredientNo)}
            {swaps.length === 0
              ? ''
              : ` (${texts.maybe(listed(swaps.map((swap) => called(swap.with))))})`}
          </li>
        );
      })}
    </ul>
  );
}
