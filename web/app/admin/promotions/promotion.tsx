import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { dayOfYear, money } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPromotionsWords as texts } from '../../words/en/admin-promotions.ts';
import { adminAuditWords } from '../../words/en/admin-audit.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { typedFrom } from '../kit/decimals.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import type { Promotion } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/promotion.ts';
import {
  draftOf,
  typedPromotion,
  type Fault,
  type PromotionKind,
  type TypedPromotion,
} from './promotion-form.ts';
import styles from './promotions.module.css';
import { sharesInWords } from './tell-promotion.ts';

const aNewOne = 'new';

export async function loader({ request, context, params: { promotionNo } }: Route.LoaderArgs) {
  if (promotionNo === aNewOne) return { promotion: null, seen: '' };
  const { promotions } = apiOf(context).api.admin;
  const promotion = await read(
    request,
    promotions[':promotionNo'].$get({ param: { promotionNo } }),
  );
  const { promotionNo: _no, version: _version, uses: _uses, ...shown } = promotion;
  return { promotion, seen: seenOf(shown) };
}

type Sent = { typed: TypedPromotion; problem: Problem; two?: TwoVersions | undefined };

export async function action({ request, context, params: { promotionNo } }: Route.ActionArgs) {
  const { promotions } = apiOf(context).api.admin;
  const form = await request.formData();
  const typed = typedPromotion(form);
  const { draft, wrong } = draftOf(typed);
  if (wrong.length > 0) return { typed, problem: notUnderstood(wrong) };
  const donePage = () => redirect('/admin/promotions?done=saved', 303);
  if (promotionNo === aNewOne) {
    const made = await write(request, promotions.$post({ json: draft }));
    return made.ok ? donePage() : { typed, problem: made.problem };
  }
  const one = promotions[':promotionNo'];
  const param = { promotionNo };
  const { answer, two } = await saveOver(form, {
    sent: draft,
    save: (sent, version) => write(request, one.$put({ param, json: { ...sent, version } })),
    current: async () => {
      const value = await read(request, one.$get({ param }));
      return { version: value.version, value };
    },
    tell: tellPromotion,
  });
  return answer.ok ? donePage() : { typed, problem: answer.problem, two };
}

const faults: Record<Fault, string> = {
  money: texts.notMoney,
  share: texts.notShare,
  whole: texts.notWhole,
};

const notUnderstood = (wrong: [string, Fault][]): Problem => ({
  ...ownProblem('invalid-input'),
  fields: wrong.map(([name, fault]) => ({ field: `/${name}`, message: faults[fault] })),
});

const labels: Record<string, string> = {
  title: texts.name,
  code: texts.code,
  kind: texts.kind,
  basisPoints: texts.shares,
  cents: texts.amount,
  minGoodsCents: texts.minGoods,
  firstDay: texts.firstDay,
  lastDay: texts.lastDay,
  maxUses: texts.maxUses,
  maxPerCustomer: texts.maxPerCustomer,
  firstOrderOnly: texts.firstOrderOnly,
  referralCents: texts.referral,
  active: texts.active,
};

function tellPromotion(field: string, mine: unknown, theirs: unknown) {
  const name = field.slice(1);
  const inWords = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? adminAuditWords.yes : adminAuditWords.no;
    if (typeof value === 'number') return /cents$/i.test(name) ? money(value) : String(value);
    if (Array.isArray(value)) return sharesInWords(value as number[]);
    if (typeof value !== 'string') return '';
    if (name === 'kind') return texts.kinds[value as PromotionKind];
    return name.endsWith('Day') ? dayOfYear(value) : value;
  };
  return { label: labels[name] ?? name, mine: inWords(mine), theirs: inWords(theirs) };
}

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.promotion?.title ?? texts.newTitle) },
];

/** One promotion: what it takes off, of what, for whom and when. */
export default function PromotionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { promotion, seen } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const typed = sent?.typed ?? asTyped(promotion);
  const atFields = (problem?.fields ?? []).some(({ field }) => field.slice(1) in labels);
  const wrong = (name: string) => wrongWith(problem, `/${name}`);
  return (
    <div className={columns.stack}>
      <PageHeader
        title={promotion?.title ?? texts.newTitle}
        back={{ to: '/admin/promotions', label: texts.back }}
      >
        {promotion ? <HistoryLink subject="promotion" of={promotion.promotionNo} /> : null}
      </PageHeader>
      {sent?.two || atFields ? null : <ProblemNote problem={problem} />}
      <Panel title={texts.title}>
        <Form method="post" preventScrollReset className={styles.form}>
          <input
            type="hidden"
            name="version"
            value={sent?.two?.version ?? promotion?.version ?? 0}
          />
          <input type="hidden" name="seen" value={seen} />
          {sent?.two ? <BothValuesNote two={sent.two} /> : null}
          <TextInput
            name="title"
            label={texts.name}
            description={texts.nameHint}
            defaultValue={typed.title}
            error={wrong('title')}
            maxLength={40}
            required
          />
          <TextInput
            name="code"
            label={texts.code}
            description={texts.codeHint}
            defaultValue={typed.code}
            error={wrong('code')}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
          />
          <TakesOff typed={typed} problem={problem} />
          <TextInput
            name="minGoods"
            label={texts.minGoods}
            description={texts.minGoodsHint}
            inputMode="decimal"
            defaultValue={typed.minGoods}
            error={wrong('minGoodsCents')}
          />
          <div className={styles.beside}>
            <TextInput
              type="date"
              name="firstDay"
              label={texts.firstDay}
              defaultValue={typed.firstDay}
              error={wrong('firstDay')}
            />
            <TextInput
              type="date"
              name="lastDay"
              label={texts.lastDay}
              defaultValue={typed.lastDay}
              error={wrong('lastDay')}
            />
          </div>
          <p className={styles.hint}>{texts.daysHint}</p>
          <div className={styles.beside}>
            <TextInput
              name="maxUses"
              label={texts.maxUses}
              inputMode="numeric"
              defaultValue={typed.maxUses}
              error={wrong('maxUses')}
            />
            <TextInput
              name="maxPerCustomer"
              label={texts.maxPerCustomer}
              inputMode="numeric"
              defaultValue={typed.maxPerCustomer}
              error={wrong('maxPerCustomer')}
            />
          </div>
          <p className={styles.hint}>{texts.usesHint}</p>
          <Checkbox
            name="firstOrderOnly"
            label={texts.firstOrderOnly}
            description={texts.firstOrderHint}
            defaultChecked={typed.firstOrderOnly}
            error={wrong('firstOrderOnly')}
          />
          <TextInput
            name="referral"
            label={texts.referral}
            description={texts.referralHint}
            inputMode="decimal"
            defaultValue={typed.referral}
            error={wrong('referralCents')}
          />
          <Checkbox name="active" label={texts.active} defaultChecked={typed.active} />
          <div>
            <Button type="submit">{texts.save}</Button>
          </div>
        </Form>
      </Panel>
    </div>
  );
}

/** What a kind does not ask for is out of sight where scripts run; it is not sent to the API either way. */
function TakesOff({ typed, problem }: { typed: TypedPromotion; problem: Problem | undefined }) {
  const [kind, setKind] = useState(typed.kind);
  const hasScripts = useScripts();
  const asksFor = (...kinds: string[]) => !hasScripts || kinds.includes(kind);
  const wrongShares = problem?.fields?.find(({ field }) => field.startsWith('/basisPoints'));
  return (
    <>
      <NativeSelect
        name="kind"
        label={texts.kind}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value)}
        data={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
      />
      {asksFor('percent', 'schedule') ? (
        <TextInput
          name="shares"
          label={texts.shares}
          description={hasScripts && kind === 'percent' ? undefined : texts.sharesHint}
          inputMode={kind === 'percent' ? 'decimal' : 'text'}
          defaultValue={typed.shares}
          error={wrongShares?.message}
        />
      ) : null}
      {asksFor('amount') ? (
        <TextInput
          name="amount"
          label={texts.amount}
          inputMode="decimal"
          defaultValue={typed.amount}
          error={wrongWith(problem, '/cents')}
        />
      ) : null}
    </>
  );
}

function asTyped(promotion: Promotion | null): TypedPromotion {
  const amount = (cents: number | null | undefined) => (cents ? typedFrom(cents, 2) : '');
  const count = (value: number | null | undefined) => (value ? String(value) : '');
  return {
    title: promotion?.title ?? '',
    code: promotion?.code ?? '',
    kind: promotion?.kind ?? 'percent',
    shares: (promotion?.basisPoints ?? []).map((it) => typedFrom(it, 2, { short: true })).join(' '),
    amount: amount(promotion?.cents),
    minGoods: amount(promotion?.minGoodsCents),
    firstDay: promotion?.firstDay ?? '',
    lastDay: promotion?.lastDay ?? '',
    maxUses: count(promotion?.maxUses),
    maxPerCustomer: count(promotion?.maxPerCustomer),
    firstOrderOnly: promotion?.firstOrderOnly ?? false,
    referral: amount(promotion?.referralCents),
    active: promotion?.active ?? true,
  };
}
