import { Link, useFetcher } from 'react-router';
import { HeartSign } from '../../kit/heart-sign.tsx';
import { prefix } from '../../kit/in-language.ts';
import { say } from '../../kit/say.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { likingWords } from '../../words/en/liking.ts';
import type { RecipeView } from './load-recipe.server.ts';
import type { Marked } from './mark.server.ts';
import styles from './heart.module.css';

const form = 'favourite';

/** Whether a dish is among the favourites of whoever looks; undefined: nobody knows yet. What was pressed here last counts. */
export function useFavourite(known: boolean | undefined, told: RecipeView['marked']) {
  const fetcher = useFetcher<Marked>({ key: form });
  const pressed = fetcher.data && 'favourite' in fetcher.data ? fetcher.data.favourite : undefined;
  const problem =
    fetcher.data && 'markProblem' in fetcher.data ? fetcher.data.markProblem : undefined;
  return {
    favourite: pressed ?? known ?? told ?? false,
    news: fetcher.state === 'idle' ? pressed : undefined,
    problem,
    busy: fetcher.state !== 'idle',
  };
}
export type Favourite = ReturnType<typeof useFavourite>;

/** Stands outside the dish's own form, in which its button is. */
export function HeartForm({ slug, favourite }: { slug: string } & Pick<Favourite, 'favourite'>) {
  const fetcher = useFetcher<Marked>({ key: form });
  const scripts = useScripts();
  return (
    <fetcher.Form id={form} method="post" action={`/recipes/${slug}`} hidden>
      <input type="hidden" name="favourite" value={favourite ? 'remove' : 'add'} />
      {scripts ? <input type="hidden" name="stay" value="1" /> : null}
    </fetcher.Form>
  );
}

export function Heart(props: Favourite & { slug: string; told: RecipeView['marked'] }) {
  const { favourite, news, problem, busy, slug, told } = props;
  const said = news ?? told;
  const isGuest = problem?.code === 'not-signed-in';
  return (
    <div id="heart" className={`${styles.heart} no-print`}>
      <button type="submit" form={form} className="button quiet" aria-disabled={busy || undefined}>
        <HeartSign full={favourite} />
        {favourite ? likingWords.unmark : likingWords.mark}
      </button>
      <span role="status" className={styles.said}>
        {said === undefined ? null : (
          <>
            {said ? likingWords.isMarked : likingWords.isUnmarked}{' '}
            <Link to="/account/favourites">{likingWords.title}</Link>
          </>
        )}
      </span>
      <span role="alert" className={styles.said}>
        {problem === undefined ? null : isGuest ? (
          <a href={`/auth/continue?to=${encodeURIComponent(`${prefix}/recipes/${slug}`)}`}>
            {likingWords.signIn}
          </a>
        ) : (
          say(problem).title
        )}
      </span>
    </div>
  );
}
