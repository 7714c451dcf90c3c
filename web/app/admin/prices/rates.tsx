import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { dayOfYear, percent } from '../../kit/format.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import type { TaxRate } from '../kit/office-types.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/rates.ts';
import { AddRate } from './add-rate.tsx';
import { ChangeRate, nameOf, type RateAnswer, type TypedRate } from './change-rate.tsx';
import { FilePanel } from '../kit/file-panel.tsx';
import { readListFile } from '../kit/read-file.server.ts';
import styles from './prices.module.css';

export const loader = async ({ request, context }: Route.LoaderArgs) =>
  read(request, apiOf(context).api.admin['tax-rates'].$get());

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.clone().formData();
  const intent = textOf(form, 'intent');
  if (intent.endsWith('-file'))
    return { file: await readListFile(request, context, 'tax-rates.csv') };
  const typed: TypedRate = {
    region: textOf(form, 'region').trim(),
    taxClass: textOf(form, 'taxClass'),
    validFrom: textOf(form, 'validFrom'),
    validUntil: textOf(form, 'validUntil'),
    percent: textOf(form, 'percent').trim(),
  };
  const rate: RateAnswer = { of: nameOf(typed), isNew: intent === 'add', typed };
  const answered = (answer: { ok: true } | { ok: false; problem: Problem }) => ({
    rate: answer.ok ? rate : { ...rate, problem: answer.problem },
  });
  const rates = apiOf(context).api.admin['tax-rates'][':region'][':taxClass'][':validFrom'];
  const { region, taxClass, validFrom } = typed;
  // The API refuses what is no class.
  const param = { region, taxClass: taxClass as TaxRate['taxClass'], validFrom };
  if (intent === 'remove') {
    const query = { version: textOf(form, 'version') };
    return answered(await write(request, rates.$delete({ param, query })));
  }
  const basisPoints = wholeFrom(typed.percent, 2);
  if (basisPoints === undefined) return answered({ ok: false, problem: notAShare });
  const json = {
    basisPoints,
    validUntil: typed.validUntil || null,
    version: Number(textOf(form, 'version')),
  };
  return answered(await write(request, rates.$put({ param, json })));
}

const notAShare: Problem = {
  ...ownProblem('invalid-input', texts.percentWrong),
  fields: [{ field: '/basisPoints', message: texts.percentWrong }],
};

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.rates) }];

const rateColumns = (answer: RateAnswer | undefined): Column<TaxRate>[] => [
  {
    key: 'region',
    head: texts.region,
    names: true,
    cell: ({ region, taxClass }) => `${region} · ${texts.classes[taxClass]}`,
    narrow: true,
  },
  {
    key: 'percent',
    head: texts.percent,
    cell: ({ basisPoints }) => percent(basisPoints / 10_000),
    numeric: true,
    narrow: true,
  },
  {
    key: 'from',
    head: texts.from,
    cell: ({ validFrom, validUntil, usedUntil }) => (
      <>
        {dayOfYear(validFrom)} – {validUntil === null ? texts.open : dayOfYear(validUntil)}
        {usedUntil === null ? null : (
          <p className={styles.hint}>{texts.used(dayOfYear(usedUntil))}</p>
        )}
      </>
    ),
  },
  {
    key: 'change',
    head: texts.change,
    label: '',
    cell: (rate) => (
      <ChangeRate
        key={rate.version}
        rate={rate}
        answer={answer && !answer.isNew && answer.of === nameOf(rate) ? answer : undefined}
      />
    ),
    noPrint: true,
  },
];

export default function Rates({ loaderData, actionData }: Route.ComponentProps) {
  const answer = actionData && 'rate' in actionData ? actionData.rate : undefined;
  const file = actionData && 'file' in actionData ? actionData.file : undefined;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.rates} text={texts.ratesText}>
        <HistoryLink subject="tax-rate" />
      </PageHeader>
      <DataTable
        caption={texts.rates}
        columns={rateColumns(answer)}
        rows={loaderData.items}
        rowKey={nameOf}
        empty={<EmptyState title={texts.noRatesTitle} text={texts.noRatesText} />}
      />
      <p className={styles.hint}>{texts.usedHow}</p>
      <Panel title={texts.addRate} className="no-print">
        <AddRate answer={answer?.isNew ? answer : undefined} />
      </Panel>
      <FilePanel href="/api/admin/price-files/tax-rates.csv" file="tax-rates.csv" answer={file} />
    </div>
  );
}
