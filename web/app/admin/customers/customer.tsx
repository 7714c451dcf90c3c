import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { AgreedList } from '../../kit/agreed-list.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminCustomersWords } from '../../words/en/admin-customers.ts';
import { adminWords } from '../../words/en/admin.ts';
import { agreementWords } from '../../words/en/agreements.ts';
import { eraseWords } from '../../words/en/erase.ts';
import { foodWords } from '../../words/en/food.ts';
import columns from '../kit/columns.module.css';
import { DataTable } from '../kit/data-table.tsx';
import { useMay } from '../kit/may.ts';
import { Facts } from '../kit/facts.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { PhoneLink } from '../kit/phone-link.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import { Done } from '../kit/done.tsx';
import { connected } from '../../kit/sending.ts';
import { adminCreditWords } from '../../words/en/admin-promotions.ts';
import { BalancePanel, notMoney, typedCredit, type CreditSent } from './balance-panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ownOrderColumns } from '../orders/order-columns.tsx';
import type { Route } from './+types/customer.ts';
import { PlansPanel } from './plans-panel.tsx';
import styles from './customer.module.css';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(adminCustomersWords.title) },
];

export async function loader({ request, context, params: { customerNo } }: Route.LoaderArgs) {
  const { admin: api } = apiOf(context).api;
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  const [customer, { consents }, { stop }, orders, balance, plans] = await Promise.all([
    read(request, api.customers[':customerNo'].$get({ param: { customerNo } })),
    read(request, api.customers[':customerNo'].agreements.$get({ param: { customerNo } })),
    read(request, api.customers[':customerNo'].mailbox.$get({ param: { customerNo } })),
    read(request, api.orders.$get({ query: { customerNo, cursor, limit: '24' } })),
    read(request, api.customers[':customerNo'].balance.$get({ param: { customerNo } })),
    read(request, api.customers[':customerNo'].subscriptions.$get({ param: { customerNo } })),
  ]);
  const done = new URL(request.url).searchParams.has('credit') ? adminCreditWords.done : '';
  const newKey = crypto.randomUUID();
  return { customer, consents, stop, orders, balance, plans: plans.items, newKey, done };
}

/** What was wrong with credit that was to be given, or with a stop that was to be lifted; `problem`: nothing reached the shop. */
type Sent = { credit?: CreditSent; lift?: Problem; problem?: Problem };

export async function action({ request, context, params: { customerNo } }: Route.ActionArgs) {
  const { customers } = apiOf(context).api.admin;
  const form = await request.formData();
  if (form.get('intent') === 'lift') {
    const { lift } = customers[':customerNo'].mailbox;
    const asked = await write(request, lift.$post({ param: { customerNo }, json: {} }));
    return data<Sent>(asked.ok ? {} : { lift: asked.problem });
  }
  const typed = typedCredit(form);
  const cents = wholeFrom(typed.amount, 2);
  if (cents === undefined) return data<Sent>({ credit: { typed, problem: notMoney } });
  const { credit } = customers[':customerNo'];
  const given = await write(
    request,
    credit.$post({
      param: { customerNo },
      header: { 'idempotency-key': typed.key },
      json: { cents, reason: typed.reason },
    }),
  );
  if (given.ok) return redirect(`/admin/customers/${customerNo}?credit=1`, 303);
  return data<Sent>({ credit: { typed, problem: given.problem } });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;

export default function Customer({ loaderData, actionData }: Route.ComponentProps) {
  const { customer, consents, stop, orders, balance, plans, newKey, done } = loaderData;
  const answer: Sent | undefined = actionData;
  const sent = answer?.credit;
  const lifting = answer?.lift ?? answer?.problem;
  const { name, email, phone, address, diets, avoidedAllergens } = customer;
  const may = useMay();
  return (
    <>
      <PageHeader
        title={name ?? email ?? adminCustomersWords.nameless}
        back={{ to: '/admin/customers', label: adminCustomersWords.back }}
      >
        {may('erase-customers') && email !== null ? (
          <Link to={`/admin/customers/${customer.customerNo}/erase`}>{eraseWords.staffLink}</Link>
        ) : null}
      </PageHeader>
      <Done text={sent ? '' : done} />
      {lifting ? <ProblemNote problem={lifting} /> : null}
      {stop === null ? null : (
        <Note
          title={adminCustomersWords.mailStops[stop.kind]}
          text={adminCustomersWords.mailStop(moment(stop.stoppedAt), stop.why)}
        >
          <Form method="post">
            <SendButton intent="lift" className="button plain">
              {adminCustomersWords.liftMailStop}
            </SendButton>
          </Form>
        </Note>
      )}
      <div className={styles.customer}>
        <div className={columns.stack}>
          <Panel title={adminCustomersWords.profile}>
            <Facts
              facts={[
                [adminCustomersWords.number, customer.customerNo],
                [
                  adminCustomersWords.email,
                  email ? <a href={`mailto:${email}`}>{email}</a> : adminWords.notGiven,
                ],
                [
                  adminCustomersWords.phone,
                  phone ? <PhoneLink phone={phone} /> : adminWords.notGiven,
                ],
                [adminCustomersWords.address, <bdi>{address ?? adminWords.notGiven}</bdi>],
                [
                  adminCustomersWords.diets,
                  diets.map((diet) => foodWords.diets[diet]).join(', ') ||
                    adminCustomersWords.noDiets,
                ],
                [
                  adminCustomersWords.avoids,
                  avoidedAllergens.map((it) => foodWords.avoided[it]).join(', ') ||
                    adminCustomersWords.noAvoids,
                ],
              ]}
            />
          </Panel>
          <BalancePanel balance={balance} newKey={newKey} sent={sent} />
          <Panel title={agreementWords.staffTitle}>
            {consents.length === 0 ? (
              <p>{agreementWords.staffNone}</p>
            ) : (
              <AgreedList consents={consents} when={agreementWords.staffWhen} />
            )}
          </Panel>
        </div>
        <section className={styles.orders} aria-label={adminCustomersWords.orders}>
          <h2>{adminCustomersWords.orders}</h2>
          <DataTable
            caption={adminCustomersWords.orders}
            columns={ownOrderColumns}
            rows={orders.items}
            rowKey={({ orderNo }) => orderNo}
            empty={
              <EmptyState
                title={adminCustomersWords.noOrdersTitle}
                text={adminCustomersWords.noOrdersText}
              />
            }
          />
          <Pager next={orders.next} />
          <PlansPanel plans={plans} />
        </section>
      </div>
    </>
  );
}
