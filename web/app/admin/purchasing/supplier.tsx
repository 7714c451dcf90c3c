import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { data, Form, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, money } from '../../kit/format.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { SupplierArticle, SupplierStory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/supplier.ts';
import { IngredientField } from './ingredient-field.tsx';
import { namesOf } from './names-of.server.ts';
import styles from './purchasing.module.css';
import { SupplierFields } from './supplier-fields.tsx';
import { articleFrom, supplierFrom } from './supplier-form.ts';

const texts = adminPurchasingWords.suppliers;

export async function loader({ request, params: { supplierNo }, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const supplier = await read(
    request,
    admin.suppliers[':supplierNo'].$get({ param: { supplierNo } }),
  );
  const names = await namesOf(request, apiOf(context));
  const done = new URL(request.url).searchParams.has('done') ? texts.saved : '';
  return { supplier, names, done };
}

type Sent = { of: string; problem: Problem };

export async function action({ request, params: { supplierNo }, context }: Route.ActionArgs) {
  const one = apiOf(context).api.admin.suppliers[':supplierNo'];
  const form = await request.formData();
  const of = textOf(form, 'intent');
  const saved = () => redirect(`/admin/suppliers/${supplierNo}?done=1`, 303);
  const refused = (problem: Problem) => data<Sent>({ of, problem }, { status: problem.status });
  if (of === 'remove') {
    const param = { supplierNo, ingredientNo: textOf(form, 'ingredientNo') };
    const removed = await write(request, one.articles[':ingredientNo'].$delete({ param }));
    return removed.ok ? saved() : refused(removed.problem);
  }
  if (of === 'article') {
    const typed = articleFrom(form);
    if (!typed.ok) return refused(typed.problem);
    const param = { supplierNo, ingredientNo: typed.ingredientNo };
    const asked = one.articles[':ingredientNo'].$put({ param, json: typed.article });
    const written = await write(request, asked);
    return written.ok ? saved() : refused(written.problem);
  }
  const typed = supplierFrom(form);
  if (!typed.ok) return refused(typed.problem);
  const json = { ...typed.facts, version: Number(textOf(form, 'version')) };
  const written = await write(request, one.$put({ param: { supplierNo }, json }));
  return written.ok ? saved() : refused(written.problem);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.supplier.name) },
];
export const shouldRevalidate = connected;

const articleColumns = (currency: string, mayChange: boolean): Column<SupplierArticle>[] => [
  {
    key: 'ingredient',
    head: texts.ingredient,
    names: true,
    cell: ({ name, ingredientNo, preferred }) => (
      <>
        <bdi>{name ?? ingredientNo}</bdi>{' '}
        {preferred ? <Badge tone="good">{texts.preferred}</Badge> : null}
      </>
    ),
  },
  { key: 'articleNo', head: texts.articleNo, cell: ({ articleNo }) => articleNo ?? '–' },
  { key: 'gtin', head: texts.gtin, cell: ({ gtin }) => gtin ?? '–' },
  {
    key: 'pack',
    head: texts.packAmount,
    numeric: true,
    cell: ({ packAmount, unit }) => baseAmount(packAmount, unit),
  },
  {
    key: 'price',
    head: texts.packPrice,
    numeric: true,
    cell: ({ packCents }) => money(packCents, currency),
  },
  ...(mayChange
    ? [
        {
          key: 'remove',
          head: texts.remove,
          label: '',
          narrow: true,
          noPrint: true,
          cell: ({ ingredientNo, name }: SupplierArticle) => (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="ingredientNo" value={ingredientNo} />
              <Button
                type="submit"
                name="intent"
                value="remove"
                variant="subtle"
                color="tomato"
                size="xs"
                aria-label={texts.removeOf(name ?? String(ingredientNo))}
              >
                {texts.remove}
              </Button>
            </Form>
          ),
        },
      ]
    : []),
];

/** One supplier: when they take orders, and what they have. */
export default function SupplierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { supplier, names, done } = loaderData;
  const mayChange = useMay()('change-stock');
  const sent: Sent | undefined = actionData;
  const problemOf = (of: string) => (sent?.of === of ? sent.problem : undefined);
  return (
    <div className={columns.stack}>
      <PageHeader
        title={supplier.name}
        back={{ to: '/admin/suppliers', label: texts.back }}
        beside={supplier.active ? null : <Badge tone="plain">{texts.inactive}</Badge>}
      >
        <HistoryLink subject="supplier" of={supplier.supplierNo} />
      </PageHeader>
      <Done text={sent ? '' : done} />
      {sent && !sent.problem.fields ? <ProblemNote problem={sent.problem} /> : null}
      <section aria-label={texts.articles} className={columns.stack}>
        <div>
          <h2>{texts.articles}</h2>
          <p className={styles.quiet}>{texts.articlesText}</p>
        </div>
        <DataTable
          caption={texts.articles}
          columns={articleColumns(supplier.currency, mayChange)}
          rows={supplier.articles}
          rowKey={({ ingredientNo }) => ingredientNo}
          empty={<p className={styles.quiet}>{texts.articlesNone}</p>}
        />
        {mayChange ? <ArticleForm names={names} problem={problemOf('article')} /> : null}
      </section>
      {mayChange ? <FactsForm supplier={supplier} problem={problemOf('facts')} /> : null}
    </div>
  );
}

function ArticleForm(props: {
  names: { ingredientNo: number; name: string }[];
  problem: Problem | undefined;
}) {
  const { names, problem } = props;
  const wrong = (field: string) => wrongWith(problem, `/${field}`);
  return (
    <Panel title={texts.oneArticle} className="no-print">
      <Form method="post" className={styles.form} preventScrollReset>
        <div className={styles.fields}>
          <IngredientField label={texts.ingredient} names={names} />
          <TextInput name="articleNo" label={texts.articleNo} error={wrong('articleNo')} />
          <TextInput
            name="gtin"
            label={texts.gtin}
            inputMode="numeric"
            error={wrong('gtin')}
            autoComplete="off"
          />
          <TextInput
            name="packAmount"
            label={texts.packAmount}
            description={texts.packAmountHint}
            inputMode="numeric"
            error={wrong('packAmount')}
            required
          />
          <TextInput
            name="packPrice"
            label={texts.packPrice}
            inputMode="decimal"
            error={wrong('packCents')}
            required
          />
        </div>
        <Checkbox name="preferred" value="yes" label={texts.preferred} />
        <div>
          <Button type="submit" name="intent" value="article">
            {texts.saveArticle}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function FactsForm(props: { supplier: SupplierStory; problem: Problem | undefined }) {
  const { supplier, problem } = props;
  return (
    <Panel title={texts.facts} className="no-print">
      <Form method="post" className={styles.form} preventScrollReset key={supplier.version}>
        <input type="hidden" name="version" value={supplier.version} />
        <SupplierFields supplier={supplier} problem={problem} />
        <NativeSelect
          name="active"
          label={texts.state}
          defaultValue={supplier.active ? 'yes' : 'no'}
          data={[
            { value: 'yes', label: texts.active },
            { value: 'no', label: texts.inactive },
          ]}
        />
        <div>
          <Button type="submit" name="intent" value="facts">
            {texts.save}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
