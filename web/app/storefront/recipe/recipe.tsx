import { data, isRouteErrorResponse, Link } from 'react-router';
import { ErrorPage } from '../../kit/error-page.tsx';
import { listed, titleOf } from '../../kit/format.ts';
import { nameOfWeek, type MenuWeek } from '../../kit/weeks.ts';
import { menuWords } from '../../words/en/menu.ts';
import { weekWords } from '../../words/en/weeks.ts';
import { send } from '../../kit/sending.ts';
import { useConflicts } from '../../kit/use-conflicts.ts';
import { visitOf } from '../../visit.server.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import type { Route } from './+types/recipe.ts';
import { Heart, HeartForm, useFavourite } from './heart.tsx';
import { loadRecipe } from './load-recipe.server.ts';
import { markDish, type Marked } from './mark.server.ts';
import { Added } from './message.tsx';
import { OrderForm } from './order-form.tsx';
import styles from './recipe.module.css';
import { saveLine, type Saved } from './save-line.server.ts';
import { Similar } from './similar.tsx';

export const headers: Route.HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders.has('cache-control') ? actionHeaders : loaderHeaders;

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  loadRecipe(visitOf(context), params.slug, new URL(request.url).searchParams);

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  if (form.has('favourite')) return markDish(request, visitOf(context), params.slug, form);
  const saved = await saveLine(visitOf(context), params.slug, form);
  if (saved instanceof Response) return saved;
  const status = saved.ok || form.has('stay') ? 200 : 422;
  return data(saved, { status, headers: { 'cache-control': 'no-store' } });
}

/** Over a lost connection the page stays as it is, with what was chosen. */
export async function clientAction({
  serverAction,
}: Route.ClientActionArgs): Promise<Saved | Marked> {
  const answer = await send(serverAction);
  return 'problem' in answer && !('ok' in answer) ? { ...answer, ok: false } : answer;
}

/** The dish itself does not change by going into a box. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: RevalidateArgs) =>
  formMethod === 'POST' ? false : defaultShouldRevalidate;
type RevalidateArgs = { formMethod?: string; defaultShouldRevalidate: boolean };

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return [{ title: recipeWords.goneTitle }];
  const { recipe, address, offer } = loaderData;
  const { name, description } = offer.meal;
  const title = titleOf(name ?? foodWords.nameless);
  const image = recipe.picture && `${new URL(address).origin}${recipe.picture}-960.webp`;
  return [
    { title },
    { name: 'description', content: description ?? title },
    // What is sent on is the address of the dish as it is written.
    { property: 'og:title', content: recipe.name ?? title },
    { property: 'og:description', content: recipe.description ?? '' },
    { property: 'og:type', content: 'article' },
    { property: 'og:url', content: address },
    ...(image ? [{ property: 'og:image', content: image }] : []),
    { tagName: 'link', rel: 'canonical', href: address },
  ];
}

/** A dish, made one's own. */
export default function Recipe({ loaderData: view, actionData }: Route.ComponentProps) {
  const { recipe: dish, line, similar } = view;
  const fit = useConflicts([dish, ...similar]);
  const isKnown = fit.profile !== undefined;
  const mark = useFavourite(isKnown ? fit.favourites.has(dish.recipeNo) : undefined, view.marked);
  const saved = actionData && 'ok' in actionData ? actionData : undefined;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      {line ? (
        <p className={`${styles.editing} no-print`}>
          {recipeWords.editing} <Link to="/box">{recipeWords.stopEditing}</Link>
        </p>
      ) : null}
      {view.lineGone ? (
        <p className={`${styles.gone} no-print`} role="alert">
          {recipeWords.lineGone}
        </p>
      ) : null}
      {view.added === undefined || view.added === 0 ? null : (
        <div id="added" className="no-print" tabIndex={-1}>
          <Added text={recipeWords.inYourBox(view.added)} />
        </div>
      )}
      {view.weeks ? (
        <p className={`${styles.weeks} no-print`}>
          {[offeredIn(view.weeks), ...fewIn(view.weeks, dish.recipeNo)].join(' ')}
        </p>
      ) : null}
      <HeartForm slug={dish.slug} favourite={mark.favourite} />
      <OrderForm
        key={`${dish.slug} ${line?.lineId ?? ''}`}
        view={view}
        sent={saved}
        heart={<Heart {...mark} slug={dish.slug} told={view.marked} />}
      />
      <Similar cards={similar} fit={fit} />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: view.jsonLd }} />
    </main>
  );
}

const offeredIn = (weeks: readonly MenuWeek[]): string =>
  weeks.length === 0 ? weekWords.notOffered : weekWords.offered(listed(weeks.map(nameOfWeek)));

/** Which weeks have nearly none left of it, whatever lies on the shelf. */
const fewIn = (weeks: readonly MenuWeek[], recipeNo: number): string[] =>
  weeks.flatMap((week) => {
    const left = week.few.find((it) => it.recipeNo === recipeNo)?.portionsLeft;
    if (left === undefined) return [];
    return [`${nameOfWeek(week)}: ${left === 0 ? menuWords.soldOut : menuWords.fewLeft(left)}.`];
  });

/** A dish that is not there, or not any more. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return (
    <main id="content">
      <ErrorPage
        title={recipeWords.goneTitle}
        text={recipeWords.goneText}
        to="/menu"
        next={recipeWords.goneNext}
      />
    </main>
  );
}
