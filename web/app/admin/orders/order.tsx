import type { ReactNode } from 'react';
import { Link, redirect } from 'react-router';
import { offersRefund } from '../../../../server/src/contract/order-status.ts';
import { Note } from '../../kit/note.tsx';
import { read, write } from '../../kit/answers.server.ts';
import type { Status } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { day } from '../../kit/format.ts';
import { TenderState } from '../../kit/tender-state.tsx';
import { PriceLines } from '../../kit/price-lines.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Facts } from '../kit/facts.tsx';
import { useMay } from '../kit/may.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { PhoneLink } from '../kit/phone-link.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Route } from './+types/order.ts';
import { History } from './history.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { NextStep } from './next-step.tsx';
import styles from './order.module.css';
import { Payments } from './payments.tsx';
import { OrderedLines } from './ordered-lines.tsx';
import { connected } from '../../kit/sending.ts';

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(adminOrdersWords.orderTitle(Number(params.orderNo))) },
];

export async function loader({ request, context, params: { orderNo } }: Route.LoaderArgs) {
  const { admin: api } = apiOf(context).api;
  const order = await read(request, api.orders[':orderNo'].$get({ param: { orderNo } }));
  const named = new Map(
    order.lines
      .flatMap(({ ingredients }) => ingredients)
      .map(({ ingredientNo, name }) => [ingredientNo, name]),
  );
  // What was left out or swapped is in no line: its name is the ingredient's own.
  const changed = order.lines.flatMap(({ changes }) => changes.map((c) => c.ingredientNo));
  for (const ingredientNo of new Set(changed.filter((no) => !named.has(no)))) {
    const param = { ingredientNo: String(ingredientNo) };
    const { name } = await read(request, api.ingredients[':ingredientNo'].$get({ param }));
    named.set(ingredientNo, name);
  }
  return { order, names: Object.fromEntries(named) };
}

export async function action({ request, context, params: { orderNo } }: Route.ActionArgs) {
  const form = await request.formData();
  const order = apiOf(context).api.admin.orders[':orderNo'];
  const param = { orderNo };
  const from = textOf(form, 'takeBack') as Status | '';
  const to = textOf(form, 'to') as Status;
  const reason = textOf(form, 'reason').trim();
  const json = { to, ...(reason && { reason }) };
  const answer = from
    ? await write(request, order['take-back'].$post({ param, json: { from } }))
    : await write(request, order.move.$post({ param, json }));
  return answer.ok ? redirect(`/admin/orders/${orderNo}`, 303) : answer.problem;
}

export const shouldRevalidate = connected;

export default function Order({ loaderData, actionData }: Route.ComponentProps) {
  const { order, names } = loaderData;
  const { orderNo, status, deliveryDay, deliverTo, customerNo } = order;
  const may = useMay();
  return (
    <>
      <PageHeader
        title={adminOrdersWords.orderTitle(orderNo)}
        beside={
          <span role="status">
            <span className="visually-hidden">{adminOrdersWords.statusNow}: </span>
            <StatusBadge status={status} />
          </span>
        }
        text={adminOrdersWords.forDay(day(deliveryDay))}
        back={{ to: '/admin/orders', label: adminOrdersWords.back }}
      >
        <PrintButton>{adminWords.print}</PrintButton>
      </PageHeader>
      <ProblemNote problem={actionData} />
      {offersRefund(status) ? (
        <Note calm title={adminOrdersWords.cameBack} text={adminOrdersWords.cameBackText}>
          {may('give-refunds') ? (
            <p className="no-print">
              <Link to={`/admin/orders/${orderNo}/money?whole=1`}>{adminOrdersWords.giveBack}</Link>
            </p>
          ) : null}
        </Note>
      ) : null}
      <div className={styles.order}>
        <OrderedLines order={order} names={names} />
        <div className={styles.aside}>
          {may('change-orders') ? <NextStep key={status} order={order} /> : null}
          <Panel title={adminOrdersWords.deliverTo}>
            <Facts
              facts={[
                [adminOrdersWords.name, <bdi>{deliverTo.name}</bdi>],
                [adminOrdersWords.address, <bdi>{deliverTo.address}</bdi>],
                ...textOrNot(adminOrdersWords.postcode, deliverTo.postcode),
                ...textOrNot(adminOrdersWords.note, deliverTo.note),
                ...ageOf(order.confirmedAge),
                [adminOrdersWords.phone, <PhoneLink phone={deliverTo.phone} />],
                [
                  adminOrdersWords.email,
                  <a href={`mailto:${deliverTo.email}`}>{deliverTo.email}</a>,
                ],
              ]}
            />
            {may('see-customers') ? (
              <p className={`${styles.more} no-print`}>
                <Link to={`/admin/customers/${customerNo}`}>{adminOrdersWords.toCustomer}</Link>
              </p>
            ) : null}
          </Panel>
          {order.price ? (
            <Panel title={deliveryWords.why}>
              <PriceLines
                price={order.price}
                currency={order.currency}
                dueCents={order.dueCents}
                tenders={order.payment.tenders}
              />
              <TenderState payment={order.payment} currency={order.currency} />
            </Panel>
          ) : null}
          <Payments order={order} />
          {may('give-refunds') ? <MoneyPanel orderNo={orderNo} /> : null}
          <History placedAt={order.placedAt} moves={order.moves} />
        </div>
      </div>
    </>
  );
}

const textOrNot = (name: string, text: string | null): [string, ReactNode][] =>
  text === null ? [] : [[name, <bdi>{text}</bdi>]];

const ageOf = (age: number | null): [string, string][] =>
  age === null ? [] : [[adminOrdersWords.checkAge, adminOrdersWords.age(age)]];
