import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import { adminWords } from '../../words/en/admin.ts';
import { DataTable } from '../kit/data-table.tsx';
import { KitchenChoice, useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchenSent, kitchensAsked } from '../kit/kitchens.server.ts';
import { useMay } from '../kit/may.ts';
import { CsvLink } from '../kit/csv-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/ledger.ts';
import { ChangeForm } from './change-form.tsx';
import { levelOf } from './level-of.server.ts';
import { Limits } from './limits.tsx';
import { movementColumns } from './movement-columns.tsx';
import { amountOf, changeFromForm, isFarOff } from './stock-change.ts';
import styles from './stock.module.css';
import { StockFigures } from './stock-figures.tsx';
import { connected } from '../../kit/sending.ts';

const texts = adminStockWords.one;

export async function loader({ request, params: { ingredientNo }, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const asked = new URL(request.url).searchParams;
  const cursor = asked.get('cursor');
  const ofKitchen = await kitchensAsked(request, api);
  const { kitchen } = ofKitchen;
  const { ingredient, level } = await levelOf(request, api, ingredientNo, kitchen);
  const query = { kitchen, ingredientNo, limit: '50', ...(cursor === null ? {} : { cursor }) };
  const movements = await read(request, api.api.admin['stock-movements'].$get({ query }));
  const done = adminStockWords.change.done[asked.get('done') ?? ''] ?? '';
  return { ...ofKitchen, ingredient, level, movements, done, changeKey: crypto.randomUUID() };
}

export async function action({ request, params: { ingredientNo }, context }: Route.ActionArgs) {
  const api = apiOf(context);
  const typed = changeFromForm(await request.formData());
  const kitchenNo = kitchenSent(request);
  const { ingredient, level } = await levelOf(request, api, ingredientNo, String(kitchenNo));
  const amount = amountOf(typed, ingredient.packAmount);
  if (amount === undefined) return data({ typed, kind: 'not-a-number' as const }, { status: 400 });
  const expected = level.amount + level.promisedAmount;
  if (typed.kind === 'counted' && typed.confirmed !== String(amount) && isFarOff(amount, expected))
    return { typed, kind: 'far-off' as const, amount, expected };
  const { kind } = typed;
  const note = typed.note.trim() === '' ? null : typed.note;
  const change = { kitchenNo, amount, note, ingredientNo: Number(ingredientNo) };
  const json = {
    movements: [
      kind === 'counted'
        ? { ...change, kind, seenAmount: Number(typed.seen) }
        : { ...change, kind },
    ],
  };
  const header = { 'idempotency-key': typed.key };
  const written = await write(request, api.api.admin['stock-movements'].$post({ json, header }));
  if (written.ok) {
    const next = new URL(request.url).searchParams;
    for (const name of ['index', 'cursor']) next.delete(name);
    next.set('done', kind);
    return redirect(`/admin/stock/${ingredientNo}?${next.toString()}`, 303);
  }
  const { problem } = written;
  return data({ typed, kind: 'refused' as const, problem }, { status: problem.status });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(texts.title(loaderData.level.name ?? '')) },
];

export const shouldRevalidate = connected;

/** One ingredient's stock: what there is, what came and went, and a form to say what happened. */
export default function Ledger({ loaderData, actionData, params }: Route.ComponentProps) {
  const { ingredient, level, movements, done, changeKey, kitchens, kitchen } = loaderData;
  const inKitchen = useInKitchen();
  const may = useMay();
  const newest = movements.items[0]?.movementNo ?? 0;
  return (
    <>
      <PageHeader
        title={level.name ?? params.ingredientNo}
        back={{ to: inKitchen('/admin/stock'), label: texts.back }}
      >
        <CsvLink
          list="stock-movements"
          filters={{
            kitchen: kitchens.length < 2 ? undefined : kitchen,
            ingredientNo: params.ingredientNo,
          }}
        />
        {may('see-menu') ? (
          <a className="button plain" href={`/admin/menu/ingredients/${level.ingredientNo}`}>
            {texts.facts}
          </a>
        ) : null}
      </PageHeader>
      <KitchenChoice kitchens={kitchens} kitchen={kitchen} />
      <div className={styles.columns}>
        <div className={styles.panels}>
          <Panel title={texts.now}>
            <StockFigures level={level} packAmount={ingredient.packAmount} />
          </Panel>
          <Panel title={texts.limits}>
            {level.limits.length === 0 ? texts.limitsNone : <Limits level={level} />}
          </Panel>
        </div>
        <div className="no-print">
          <ChangeForm
            key={`${kitchen}.${level.ingredientNo}.${newest}`}
            {...{ level, done, changeKey }}
            packAmount={ingredient.packAmount}
            answer={actionData}
          />
        </div>
      </div>
      <section aria-label={texts.ledger} className={styles.stack}>
        <div>
          <h2>{texts.ledger}</h2>
          <p className={styles.quiet}>{texts.ledgerText}</p>
        </div>
        <DataTable
          caption={texts.ledger}
          columns={movementColumns}
          rows={movements.items}
          rowKey={({ movementNo }) => movementNo}
          empty={<EmptyState title={texts.ledgerNone} text={texts.ledgerNoneText} />}
        />
        <Pager next={movements.next} />
      </section>
    </>
  );
}
