import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import type { Favourite } from '../../kit/api-types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { HeartSign } from '../../kit/heart-sign.tsx';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { RecipeCard } from '../../kit/recipe-card.tsx';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useConflicts } from '../../kit/use-conflicts.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf, visitOf } from '../../visit.server.ts';
import { foodWords } from '../../words/en/food.ts';
import { likingWords } from '../../words/en/liking.ts';
import { menuWords } from '../../words/en/menu.ts';
import type { Route } from './+types/favourites.ts';
import { readSeen } from '../lately/read-seen.server.ts';
import { SeenLately } from '../lately/seen-lately.tsx';
import { AccountNav } from './account-nav.tsx';
import { haveAgain } from './have-again.server.ts';
import { HaveAgain } from './have-again.tsx';
import styles from './favourites.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get('cursor') ?? undefined;
  const [favourites, again] = await Promise.all([
    read(request, me.favourites.$get({ query: { limit: '24', cursor } })),
    cursor === undefined ? read(request, me.again.$get({ query: { limit: '8' } })) : { items: [] },
  ]);
  const added = searchParams.get('added');
  const marked = favourites.items.map(({ recipeNo }) => recipeNo);
  return {
    ...favourites,
    seen: cursor === undefined ? await readSeen(visitOf(context), marked) : [],
    again: again.items.map((meal) => ({ ...meal, lineId: crypto.randomUUID() })),
    added: again.items.find(({ recipeNo }) => String(recipeNo) === added)?.card.name ?? undefined,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const recipeNo = textOf(form, 'recipeNo');
  if (textOf(form, 'intent').startsWith('again'))
    return data<{ problem: Problem }>({
      problem: await haveAgain(request, visitOf(context), form),
    });
  const { favourites } = apiOf(context).api.me;
  const asked = await write(request, favourites[':recipeNo'].$delete({ param: { recipeNo } }));
  if (asked.ok) return redirect('/account/favourites', 303);
  return data<{ problem: Problem }>({ problem: asked.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(likingWords.title) }];

/** What somebody would have again: what they had and liked, and what they marked. */
export default function Favourites({ loaderData, actionData }: Route.ComponentProps) {
  const { items, next, again, added } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const page = useFocusOnNews<HTMLElement>(sent?.problem);
  const fit = useConflicts(items.flatMap(({ card }) => card ?? []));
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <AccountNav />
      <h1>{likingWords.title}</h1>
      {sent?.problem ? <Note {...say(sent.problem)} /> : null}
      {added === undefined ? null : (
        <Note calm title={likingWords.added(added)} news={added}>
          <p>
            <Link to="/box">{likingWords.toBox}</Link>
          </p>
        </Note>
      )}
      <HaveAgain meals={again} />
      <section className={styles.section} aria-labelledby="marked">
        <h2 id="marked">{likingWords.marked}</h2>
        {fit.failed ? <p role="status">{menuWords.notCompared}</p> : null}
        {items.length === 0 ? (
          <EmptyState title={likingWords.noneTitle} text={likingWords.noneText}>
            <Link to="/menu" className="button">
              {likingWords.menu}
            </Link>
          </EmptyState>
        ) : (
          <ul className={styles.cards}>
            {items.map((favourite) => (
              <li key={favourite.recipeNo} className={styles.marked}>
                <Dish favourite={favourite} conflicts={fit.of.get(favourite.recipeNo)} />
                <Unmark favourite={favourite} />
              </li>
            ))}
          </ul>
        )}
        {next === null ? null : (
          <p className={styles.more}>
            <Link to={`/account/favourites?cursor=${encodeURIComponent(next)}`}>
              {likingWords.older}
            </Link>
          </p>
        )}
      </section>
      <SeenLately cards={loaderData.seen} />
    </main>
  );
}

function Dish(props: {
  favourite: Favourite;
  conflicts: Parameters<typeof RecipeCard>[0]['conflicts'];
}) {
  const { favourite, conflicts } = props;
  if (favourite.card)
    return (
      <RecipeCard
        card={favourite.card}
        conflicts={conflicts}
        favourite
        sizes="(min-width: 60rem) 18rem, (min-width: 34rem) 45vw, 92vw"
      />
    );
  return (
    <article className={styles.gone}>
      <h3>{favourite.name ?? foodWords.nameless}</h3>
      <p>{likingWords.notOnMenu}</p>
    </article>
  );
}

function Unmark({ favourite: { recipeNo, name } }: { favourite: Favourite }) {
  return (
    <Form method="post">
      <input type="hidden" name="recipeNo" value={recipeNo} />
      <SendButton
        intent={`unmark-${recipeNo}`}
        className="button quiet"
        label={likingWords.unmarkOf(name ?? foodWords.nameless)}
      >
        <HeartSign full /> {likingWords.unmark}
      </SendButton>
    </Form>
  );
}
