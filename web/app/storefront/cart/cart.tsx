import { data, Link, redirect, useActionData } from 'react-router';
import { listed, titleOf } from '../../kit/format.ts';
import { useFocusOnProblem } from '../../kit/use-focus-on-news.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { ProblemNote } from '../../kit/note.tsx';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { orderedAgain } from '../account/order-again.server.ts';
import type { Route } from './+types/cart.ts';
import { useBoxForms } from './use-cart-forms.ts';
import { BoxLineCard } from './cart-line.tsx';
import { BoxSummary } from './cart-summary.tsx';
import { changeBox, readRemoved, wantsPage, type Changed } from './change-cart.server.ts';
import { EmptyBox } from './empty-cart.tsx';
import { InTheBox } from './in-the-cart.tsx';
import { readBox, readRecipe } from './read-cart.server.ts';
import { RemovedNote } from './removed-note.tsx';
import { Shortages } from './shortages.tsx';
import styles from './cart.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { searchParams } = new URL(request.url);
  const removed = readRemoved(searchParams.get('removed'));
  const recipe = removed?.slug ? await readRecipe(visit.publicApi, removed.slug) : undefined;
  return {
    box: await readBox(visit),
    removed: removed && { line: removed, name: recipe?.name ?? boxWords.nameless },
    again: await orderedAgain(visit, searchParams),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const changed = await changeBox(visitOf(context), await request.formData());
  if (!wantsPage(request) || changed.problem) return data(changed);
  if (!changed.removed) return redirect('/box', 303);
  const { name: _name, ...removed } = changed.removed;
  const query = new URLSearchParams({ removed: JSON.stringify(removed) });
  return redirect(`/box?${query.toString()}`, 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(boxWords.title) },
  { name: 'robots', content: 'noindex' },
];

export default function BoxPage({ loaderData }: Route.ComponentProps) {
  const { box } = loaderData;
  const forms = useBoxForms();
  const sent = useActionData<Changed>();
  const outcome = forms.data ?? sent;
  const place = useFocusOnProblem<HTMLElement>(outcome?.problem);
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={place}>
      <header className={styles.head}>
        <h1>{boxWords.title}</h1>
        {box.lines.length > 0 ? (
          <p className={styles.muted}>
            {boxWords.summary(
              box.lines.length,
              box.lines.reduce((sum, { servings }) => sum + servings, 0),
            )}
          </p>
        ) : null}
      </header>
      <div className={styles.notes}>
        {outcome?.problem ? <ProblemNote {...say(outcome.problem)} /> : null}
        <RemovedNote just={forms.data?.removed} before={loaderData.removed} />
        {loaderData.again ? <AgainNote {...loaderData.again} /> : null}
      </div>
      {box.lines.length === 0 ? (
        <EmptyBox />
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Shortages box={box} />
            <ul className={styles.lines}>
              {box.lines.map((line) => (
                <BoxLineCard key={line.lineId} line={line} version={box.version} />
              ))}
            </ul>
            <Link to="/menu" className="button plain">
              {boxWords.goOn}
            </Link>
          </div>
          <BoxSummary box={box} />
          <InTheBox amounts={box.inTheBox} />
        </div>
      )}
    </main>
  );
}

function AgainNote({ missing, added }: { missing: string[]; added: number }) {
  return (
    <ProblemNote
      calm
      title={added > 0 ? boxWords.againTitle : boxWords.againNothing}
      text={missing.length > 0 ? boxWords.againNot(listed(missing)) : undefined}
    />
  );
}
