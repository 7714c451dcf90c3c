import { data, Link, redirect, useActionData } from 'react-router';
import { listed, titleOf } from '../../kit/format.ts';
import { useFocusOnProblem } from '../../kit/form-focus.ts';
import { say } from '../../kit/form-say.ts';
import { connected, send } from '../../kit/form-sending.ts';
import { ProblemNote } from '../../kit/problem.tsx';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { orderedAgain } from '../account/order-again.server.ts';
import type { Route } from './+types/box.ts';
import { useBoxForms } from './box-forms.ts';
import { BoxLineCard } from './box-line.tsx';
import { BoxSummary } from './box-summary.tsx';
import { changeBox, readRemoved, wantsPage, type Changed } from './change-box.server.ts';
import { EmptyBox } from './empty-box.tsx';
import { InTheBox } from './in-the-box.tsx';
import { readBox, readRecipe } from './read-box.server.ts';
import { RemovedNote } from './removed-note.tsx';
import { Shortages } from './shortages.tsx';
import styles from './box.module.css';

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
