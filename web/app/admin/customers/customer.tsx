import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { AgreedList } from '../../kit/agreed-list.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
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
  const [customer, { consents }, orders, plans] = await Promise.all([
    read(request, api.customers[':customerNo'].$get({ param: { customerNo } })),
    read(request, api.customers[':customerNo'].agreements.$get({ param: { customerNo } })),
    read(request, api.orders.$get({ query: { customerNo, cursor, limit: '24' } })),
    read(request, api.customers[':customerNo'].subscriptions.$get({ param: { customerNo } })),
  ]);
  return { customer, consents, orders, plans: plans.items };
}

export default function Customer({ loaderData }: Route.ComponentProps) {
  const { customer, consents, orders, plans } = loaderData;
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
