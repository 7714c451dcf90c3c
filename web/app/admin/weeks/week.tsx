import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { PlannedWeek } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/week.ts';
import { nameOfWeek } from './name-of-week.ts';
import { Ordered } from './ordered-note.tsx';
import { arranged, asTyped, planFrom, tellWeek, typedWeek } from './week-form.ts';
import { WeekMoves } from './week-moves.tsx';
import { WeekOutlook } from './week-outlook.tsx';
import { WeekPlan } from './week-plan.tsx';
import { WeekState } from './week-state.tsx';

const nextPath = (week: string, done: string) => `/admin/menu/weeks/${week}?done=${done}`;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const param = { week: params.week };
  const week = await read(request, apiOf(context).api.admin['menu-weeks'][':week'].$get({ param }));
  const { opens, closes, expectedPortions, offers } = week;
  const seen = seenOf({
    opens,
    closes,
    expectedPortions,
    offers: offers.map(({ recipeNo, mostPortions }) => ({ recipeNo, mostPortions })),
  });
  const done = texts.done[new URL(request.url).searchParams.get('done') ?? ''] ?? '';
  return { week, seen, done };
}

const sentOf = ({ opens, closes, expectedPortions, offers }: PlannedWeek) => ({
  opens,
  closes,
  expectedPortions,
  offers: offers.map(({ recipeNo, mostPortions }) => ({ recipeNo, mostPortions })),
});

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const { admin } = apiOf(context).api;
  const one = admin['menu-weeks'][':week'];
  const param = { week: params.week };
  const version = Number(textOf(form, 'version'));
  const ordersKeepIt = form.has('ordersKeepIt');
  switch (intent) {
    case 'publish': {
      const asked = await write(request, one.publish.$post({ param, json: { version } }));
      return asked.ok ? redirect(nextPath(params.week, 'published'), 303) : refused(asked.problem);
    }
    case 'unpublish': {
      const json = { version, ordersKeepIt };
      const asked = await write(request, one.unpublish.$post({ param, json }));
      return asked.ok
        ? redirect(nextPath(params.week, 'unpublished'), 303)
        : refused(asked.problem, { intent });
    }
    case 'copy': {
      const to = textOf(form, 'to');
      if (to === '') return refused(ownProblem('invalid-input', texts.copyTo));
      const asked = await write(request, one.copy.$post({ param, json: { to } }));
      return asked.ok ? redirect(nextPath(asked.body.week, 'copied'), 303) : refused(asked.problem);
    }
    case 'remove-week': {
      const query = { version: String(version) };
      const asked = await write(request, one.$delete({ param, query }));
      return asked.ok ? redirect('/admin/menu/weeks?done=removed', 303) : refused(asked.problem);
    }
  }
  const typed = typedWeek(form);
  const moved = arranged(typed, intent);
  if (moved) return data({ ...nothing, ...moved, intent });
  const q = textOf(form, 'q').trim();
  // Enter in any field: who looks for something searches, else the plan is saved.
  if (intent === 'search' || (intent === 'enter' && q !== '')) {
    const query = { q, limit: '12' };
    const { items } = await read(request, admin.recipes.$get({ query }));
    const found = items.map(({ recipeNo, name, status }) => ({ recipeNo, name, status }));
    return data({ ...nothing, typed, found: { q, items: found }, focus: 'week-found', intent });
  }
  const { sent, wrong } = planFrom(typed);
  if (wrong.length > 0) {
    const problem = { ...ownProblem('invalid-input', texts.save), fields: wrong };
    return data({ ...nothing, typed, problem, intent }, { status: 400 });
  }
  const now = () => read(request, one.$get({ param }));
  const { answer, two } = await saveOver(form, {
    sent,
    save: (plan, over) =>
      write(request, one.$put({ param, json: { ...plan, version: over, ordersKeepIt } })),
    current: async () => {
      const week = await now();
      return { version: week.version, value: sentOf(week) };
    },
    tell: async (field, mine, theirs) => tellWeek(typed, await now())(field, mine, theirs),
  });
  if (answer.ok) return redirect(nextPath(params.week, 'saved'), 303);
  const { problem } = answer;
  return data({ ...nothing, typed, problem, two, intent }, { status: problem.status });
}

type Answer = {
  intent: string;
  typed?: ReturnType<typeof typedWeek>;
  problem?: ReturnType<typeof ownProblem>;
  two?: Awaited<ReturnType<typeof saveOver>>['two'];
  found?: {
    q: string;
    items: Pick<PlannedWeek['offers'][number], 'recipeNo' | 'name' | 'status'>[];
  };
  focus?: string;
};
export type WeekAnswer = Answer;
const nothing: Answer = { intent: '' };

const refused = (problem: NonNullable<Answer['problem']>, more: Partial<Answer> = {}) =>
  data<Answer>({ ...nothing, problem, ...more }, { status: problem.status });

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const shouldRevalidate = connected;

/** Planning a week: its meals, when it can be ordered from, and what it would need, earn and offer. */
export default function Week({ loaderData, actionData }: Route.ComponentProps) {
  const { week, seen, done } = loaderData;
  const may = useMay();
  const answer: Answer | undefined = actionData;
  const problem = answer?.problem;
  const typed = answer?.typed ?? asTyped(week);
  const isOrdered = problem?.code === 'week-ordered';
  return (
    <>
      <PageHeader
        title={nameOfWeek(week.week, week.ahead)}
        beside={<WeekState state={week.state} />}
        back={{ to: '/admin/menu/weeks', label: texts.title }}
      >
        {week.version > 0 ? <HistoryLink subject="menu-week" of={week.week} /> : null}
      </PageHeader>
      {answer ? null : <Done text={done} />}
      {problem && !isOrdered && !answer.two ? <ProblemNote problem={problem} /> : null}
      <div className={columns.stack}>
        {isOrdered ? <Ordered week={week} problem={problem} /> : null}
        <WeekPlan
          week={week}
          seen={seen}
          typed={typed}
          answer={answer}
          mayChange={may('change-menu')}
        />
        <WeekOutlook week={week} />
        {may('change-menu') && week.version > 0 ? <WeekMoves week={week} answer={answer} /> : null}
      </div>
    </>
  );
}
