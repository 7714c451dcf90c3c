import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import { adminWords } from '../../words/en/admin.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { RecipeImport } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { everyIngredient } from '../menu/every-ingredient.server.ts';
import type { Route } from './+types/import.ts';
import { resolutionFrom, shownIn, typedIn, type Typed } from './import-form.ts';
import { ImportLine } from './import-line.tsx';
import styles from './imports.module.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { admin } = api.api;
  const param = { importNo: params.importNo };
  const [recipe, categories, ingredients] = await Promise.all([
    read(request, admin.imports[':importNo'].$get({ param })),
    read(request, admin.categories.$get()),
    everyIngredient(request, api),
  ]);
  return {
    recipe,
    categories: categories.items
      .filter(({ archived }) => !archived)
      .map(({ slug, name }) => ({ value: slug, label: name })),
    names: ingredients.flatMap(({ name, archived }) => (name === null || archived ? [] : [name])),
    done: texts.done[new URL(request.url).searchParams.get('done') ?? ''] ?? '',
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context);
  const one = api.api.admin.imports[':importNo'];
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const typed: Typed = typedIn(form);
  const param = { importNo: params.importNo };
  const refuse = (problem: Problem) => data({ typed, problem }, { status: problem.status });
  const here = (done: string, at = '') =>
    redirect(`/admin/imports/${params.importNo}?done=${done}${at}`, 303);
  if (intent === 'set-aside') {
    const version = Number(textOf(form, 'version'));
    const aside = await write(request, one['set-aside'].$post({ param, json: { version } }));
    return aside.ok ? here('set-aside') : refuse(aside.problem);
  }
  const ingredients = await everyIngredient(request, api);
  const numbers = new Map(
    ingredients.map(({ name, ingredientNo }) => [(name ?? '').toLowerCase(), ingredientNo]),
  );
  const was = await read(request, one.$get({ param }));
  const { sent, wrong } = resolutionFrom(form, was, (name) => numbers.get(name.toLowerCase()));
  if (wrong.length > 0)
    return refuse({ ...ownProblem('invalid-input', texts.someWrong), fields: wrong });
  const saved = await write(request, one.$put({ param, json: sent }));
  if (!saved.ok) return refuse(saved.problem);
  const { version } = saved.body;
  const [, lineNo] = /^add\.(\d+)$/.exec(intent) ?? [];
  if (lineNo !== undefined) {
    const asked = newIngredient(form, lineNo);
    if ('wrong' in asked)
      return refuse({ ...ownProblem('invalid-input', texts.someWrong), fields: asked.wrong });
    const json = { version, lineNo: Number(lineNo), ...asked };
    const added = await write(request, one.ingredients.$post({ param, json }));
    return added.ok ? here('added', `#line-${lineNo}`) : refuse(added.problem);
  }
  if (intent !== 'draft') return here('saved');
  const drafted = await write(request, one.draft.$post({ param, json: { version } }));
  if (!drafted.ok)
    return drafted.problem.code === 'import-unfinished'
      ? here('unfinished')
      : refuse(drafted.problem);
  return redirect(`/admin/menu/recipes/${drafted.body.recipeNo ?? ''}?done=created`, 303);
}

function newIngredient(form: FormData, lineNo: string) {
  const text = (part: string) => textOf(form, `new.${lineNo}.${part}`).trim();
  const [packAmount, priceCents] = [wholeFrom(text('pack'), 0), wholeFrom(text('price'), 2)];
  const unit = (['g', 'ml', 'piece'] as const).find((known) => known === text('unit')) ?? 'g';
  const name = text('name');
  const wrong = [
    ...(name === '' ? [{ field: `/new.${lineNo}.name`, message: texts.isNeeded }] : []),
    ...(packAmount ? [] : [{ field: `/new.${lineNo}.pack`, message: texts.notANumber }]),
    ...(priceCents === undefined
      ? [{ field: `/new.${lineNo}.price`, message: texts.notAPrice }]
      : []),
  ];
  if (wrong.length > 0 || !packAmount || priceCents === undefined) return { wrong };
  return { name, unit, packAmount, priceCents };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.recipe.title ?? texts.nameless) },
];

export const shouldRevalidate = connected;

/** One recipe of others, its original beside its reading: what is not understood is settled here, and nothing is dropped in silence. */
export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const { recipe, categories, names, done } = loaderData;
  const may = useMay()('change-menu');
  const typed: Typed = actionData?.typed ?? null;
  const problem = actionData?.problem;
  const isEditable = may && recipe.state === 'open';
  const wrong = (field: string) => wrongWith(problem, `/${field}`);
  const shown = shownIn(recipe);
  const field = (name: keyof typeof shown) => ({
    id: name,
    name,
    defaultValue: typed?.[name] ?? shown[name] ?? '',
    error: wrong(name),
  });
  return (
    <>
      <PageHeader
        title={recipe.title ?? texts.nameless}
        beside={
          <Badge tone={recipe.state === 'open' ? 'notable' : 'plain'}>
            {texts.states[recipe.state]}
          </Badge>
        }
        back={{ to: '/admin/imports', label: texts.title }}
      >
        <HistoryLink subject="imported-recipe" of={recipe.importNo} />
      </PageHeader>
      {actionData ? null : <Done text={done} />}
      {problem?.code === 'precondition-failed' ? (
        <Note title={texts.changedMeanwhile} news={problem} />
      ) : (
        <ProblemNote problem={problem} />
      )}
      <Settled recipe={recipe} />
      <Form method="post" noValidate key={`${recipe.version}`}>
        <input type="hidden" name="version" value={recipe.version} />
        {/* Enter in any field saves. */}
        <button
          type="submit"
          name="intent"
          value="save"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        />
        <div className={styles.columns}>
          <div className={styles.form}>
            {recipe.state === 'open' ? <Missing recipe={recipe} /> : null}
            <Panel title={texts.ingredients}>
              <p className={styles.hint}>{texts.ingredientsText}</p>
              <ol className={styles.lines}>
                {recipe.lines.map((line) => (
                  <ImportLine key={line.lineNo} {...{ line, typed, wrong, names, isEditable }} />
                ))}
              </ol>
            </Panel>
            {isEditable ? (
              <Panel title={texts.recipeFacts}>
                <div className={styles.fields}>
                  <TextInput
                    className={styles.wide ?? ''}
                    label={texts.name}
                    description={texts.nameHint(recipe.title ?? '')}
                    {...field('name')}
                  />
                  <NativeSelect
                    label={texts.category}
                    data={[{ value: '', label: texts.choose }, ...categories]}
                    {...field('category')}
                  />
                  <TextInput
                    label={texts.servings}
                    description={texts.servingsHint}
                    inputMode="numeric"
                    {...field('servings')}
                  />
                  <TextInput label={texts.minutes} inputMode="numeric" {...field('minutes')} />
                  <TextInput
                    label={texts.preparation}
                    description={texts.preparationHint}
                    inputMode="decimal"
                    {...field('preparation')}
                  />
                  <Textarea
                    className={styles.wide ?? ''}
                    label={texts.steps}
                    description={texts.stepsHint}
                    autosize
                    minRows={6}
                    {...field('steps')}
                  />
                  <Checkbox
                    className={styles.wide ?? ''}
                    name="ownWords"
                    label={texts.ownWords}
                    description={texts.ownWordsHint}
                    defaultChecked={typed ? 'ownWords' in typed : recipe.ownWords}
                  />
                </div>
              </Panel>
            ) : null}
            {isEditable ? (
              <div className={styles.buttons}>
                <SendButton intent="draft">{texts.draft}</SendButton>
                <SendButton intent="save" className="button plain">
                  {texts.save}
                </SendButton>
                <ConfirmButton
                  name="intent"
                  value="set-aside"
                  variant="subtle"
                  color="tomato"
                  title={texts.setAside}
                  text={texts.setAsideText}
                  confirm={texts.setAsideYes}
                >
                  {texts.setAside}
                </ConfirmButton>
              </div>
            ) : null}
          </div>
          <div className={styles.form}>
            <Original recipe={recipe} />
            <Cost cost={recipe.cost} />
          </div>
        </div>
      </Form>
    </>
  );
}

function Settled({ recipe: { state, recipeNo, duplicateOf } }: { recipe: RecipeImport }) {
  switch (state) {
    case 'open':
      return null;
    case 'drafted':
      return (
        <Note calm title={texts.isDraft}>
          <Link to={`/admin/menu/recipes/${recipeNo ?? ''}`}>{texts.toDraft}</Link>
        </Note>
      );
    case 'set-aside':
      return <Note calm title={texts.isAside} />;
    case 'duplicate':
      return (
        <Note calm title={texts.isDuplicate}>
          <Link to={`/admin/imports/${duplicateOf ?? ''}`}>{texts.toFirst}</Link>
        </Note>
      );
  }
}

/** What is still to be said, each as a way to where it is said. */
function Missing({ recipe: { missing, lines } }: { recipe: RecipeImport }) {
  const original = (lineNo: string) =>
    lines.find((line) => String(line.lineNo) === lineNo)?.original ?? texts.fields['lines'] ?? '';
  const placeOf = (field: string) => {
    const [, of = '', index] = field.split('/');
    if (of === 'lines' && index !== undefined)
      return { to: `#line-${index}`, label: original(index) };
    const label = texts.fields[of] ?? of;
    if (of === 'steps' && index !== undefined)
      return { to: '#steps', label: texts.stepNo(Number(index) + 1) };
    return { to: `#${of}`, label };
  };
  return (
    <Panel title={texts.missing}>
      {missing.length === 0 ? (
        <p>{texts.missingNone}</p>
      ) : (
        <ul className={styles.missing}>
          {missing.map(({ field, message }) => {
            const { to, label } = placeOf(field);
            return (
              <li key={field + message}>
                <a href={to}>{label}</a>: {message}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function Original({ recipe }: { recipe: RecipeImport }) {
  const { title, yields, totalMinutes, author, sourceUrl, sourceName, notes, sourceSteps } = recipe;
  const said = (text: string | null) => text ?? texts.notSaid;
  return (
    <Panel title={texts.original}>
      <dl className={styles.found}>
        <dt>{texts.titleOf}</dt>
        <dd>{said(title)}</dd>
        <dt>{texts.yields}</dt>
        <dd>{said(yields)}</dd>
        <dt>{texts.time}</dt>
        <dd>{totalMinutes === null ? texts.notSaid : texts.minutesOf(totalMinutes)}</dd>
        <dt>{texts.author}</dt>
        <dd>{said(author)}</dd>
        <dt>{texts.source}</dt>
        <dd>
          {sourceUrl !== null && /^https?:\/\//i.test(sourceUrl) ? (
            <a href={sourceUrl} rel="noopener noreferrer nofollow" target="_blank">
              {sourceUrl}
            </a>
          ) : (
            sourceName
          )}
        </dd>
        {notes === null ? null : (
          <>
            <dt>{texts.notes}</dt>
            <dd>{notes}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>{texts.sourceSteps}</summary>
        <ol className={styles.steps}>
          {sourceSteps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      </details>
    </Panel>
  );
}

function Cost({ cost }: Pick<RecipeImport, 'cost'>) {
  const margin = cost?.marginCents ?? null;
  return (
    <Panel title={texts.cost}>
      <dl className={styles.found}>
        <dt>{texts.costServing}</dt>
        <dd>{cost ? money(cost.perServingCents) : texts.costUnknown}</dd>
        <dt>{texts.costTotal}</dt>
        <dd>{cost ? money(cost.totalCents) : texts.costUnknown}</dd>
        <dt>{texts.costMargin}</dt>
        <dd>
          {margin === null ? texts.costUnknown : `${money(margin)} (${cost?.marginPercent ?? 0} %)`}
        </dd>
      </dl>
      <p className={styles.hint}>{texts.costText}</p>
    </Panel>
  );
}
