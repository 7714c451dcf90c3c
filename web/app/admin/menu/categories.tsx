import { Button, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import { useMay } from '../kit/may.ts';
import type { StaffCategory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/categories.ts';
import { ArchiveButton } from './archive-button.tsx';
import { LanguageLinks } from './language-links.tsx';
import { StillNeeded } from './still-needed.tsx';
import styles from './menu.module.css';

const texts = adminMenuWords.categories;
const archiving = adminMenuWords.archive;
const aNewOne = 'new';
const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const { items } = await read(request, apiOf(context).api.admin.categories.$get());
  const done = asked.get('done') ?? '';
  return { items, change: asked.get('change'), done: doneTexts[done] ?? '' };
}

const doneTexts: Record<string, string> = { ...archiving.done, saved: texts.saved };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const typed = {
    slug: textOf(form, 'slug').trim(),
    name: textOf(form, 'name'),
    position: textOf(form, 'position'),
  };
  const { slug, name, position } = typed;
  const one = apiOf(context).api.admin.categories[':slug'];
  const param = { slug };
  const refuse = (problem: Problem) => data({ typed, problem }, { status: problem.status });
  if (intent === 'archive' || intent === 'unarchive') {
    const moved = await write(request, one[intent].$post({ param }, nothing));
    return moved.ok ? done(`${intent}d`) : refuse(moved.problem);
  }
  // What has no address is no category; the store would take it for the list of them.
  if (slug === '') return refuse({ ...wrongSlug });
  const version = Number(textOf(form, 'version'));
  const json = { name, position: position.trim() === '' ? Number.NaN : Number(position), version };
  const saved = await write(request, one.$put({ param, json }));
  return saved.ok ? done('saved') : refuse(saved.problem);
}

const done = (what: string) => redirect(`/admin/menu/categories?done=${what}`, 303);

const wrongSlug: Problem = {
  status: 400,
  code: 'invalid-input',
  title: texts.badSlug,
  fields: [{ field: 'slug', message: texts.badSlug }],
};

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const shouldRevalidate = connected;

/** The categories of the menu, in their order. */
export default function Categories({ loaderData, actionData }: Route.ComponentProps) {
  const { items, change, done } = loaderData;
  const may = useMay();
  const problem = actionData?.problem;
  const changed = items.find(({ slug }) => slug === (actionData?.typed.slug ?? change));
  const isOpen = may('change-menu') && (change === aNewOne || (change !== null && changed));
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        {may('change-menu') ? (
          <Link className="button" to="?change=new">
            {texts.add}
          </Link>
        ) : null}
      </PageHeader>
      {problem ? null : <Done text={done} />}
      {problem?.code === 'still-needed' ? <StillNeeded problem={problem} /> : null}
      {problem && !isOpen && problem.code !== 'still-needed' ? (
        <ProblemNote problem={problem} />
      ) : null}
      {isOpen ? (
        <CategoryForm
          key={changed?.slug ?? aNewOne}
          category={change === aNewOne ? undefined : changed}
          answer={actionData}
        />
      ) : null}
      <DataTable
        caption={texts.caption}
        columns={may('change-menu') ? [...categoryColumns, changes] : categoryColumns}
        rows={items}
        rowKey={({ slug }) => slug}
        empty={<EmptyState title={texts.noneTitle} />}
      />
    </>
  );
}

function CategoryForm(props: {
  category: StaffCategory | undefined;
  answer: { typed: { slug: string; name: string; position: string }; problem: Problem } | undefined;
}) {
  const { category, answer } = props;
  const problem = answer?.problem;
  const typed = answer?.typed ?? {
    slug: category?.slug ?? '',
    name: category?.name ?? '',
    position: String(category?.position ?? 0),
  };
  const wrong = (field: string, said?: string) => {
    const message = wrongWith(problem, `/${field}`) ?? wrongWith(problem, field);
    return message === undefined ? undefined : (said ?? `This ${message}.`);
  };
  return (
    <>
      <Panel title={category ? texts.changeTitle(category.name) : texts.add}>
        {(problem?.fields ?? []).length > 0 ? null : <ProblemNote problem={problem} />}
        <Form method="post" className={`${columns.filters} ${columns.even}`}>
          <input type="hidden" name="version" value={category?.version ?? 0} />
          <TextInput
            name="name"
            label={texts.name}
            defaultValue={typed.name}
            error={wrong('name')}
            required
          />
          {category ? (
            <input type="hidden" name="slug" value={category.slug} />
          ) : (
            <TextInput
              name="slug"
              label={texts.slug}
              description={texts.slugHint}
              defaultValue={typed.slug}
              error={wrong('slug', texts.badSlug)}
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          )}
          <TextInput
            name="position"
            label={texts.place}
            description={texts.placeHint}
            inputMode="numeric"
            defaultValue={typed.position}
            error={wrong('position', texts.badPlace)}
            required
          />
          <Button type="submit">{texts.save}</Button>
        </Form>
      </Panel>
      {category ? <LanguageLinks kind="category" no={category.slug} /> : null}
    </>
  );
}

const categoryColumns: Column<StaffCategory>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ name, archived }) => (
      <span>
        {name} {archived ? <Badge tone="plain">{archiving.archived}</Badge> : null}
      </span>
    ),
  },
  { key: 'slug', head: texts.slug, cell: ({ slug }) => <code>{slug}</code> },
  { key: 'place', head: texts.place, numeric: true, cell: ({ position }) => position },
  { key: 'recipes', head: texts.recipes, numeric: true, cell: ({ recipes }) => recipes },
];

const changes: Column<StaffCategory> = {
  key: 'changes',
  head: <span className="visually-hidden">{texts.change}</span>,
  label: '',
  narrow: true,
  noPrint: true,
  cell: ({ slug, name, archived }) => (
    <Form method="post" className={styles.inLine}>
      <input type="hidden" name="slug" value={slug} />
      {archived ? null : (
        <Button
          component={Link}
          to={`?change=${slug}`}
          variant="subtle"
          aria-label={texts.changeOf(name)}
        >
          {texts.change}
        </Button>
      )}
      <ArchiveButton archived={archived ?? false} busy={false} name={name} />
    </Form>
  ),
};
