import { words } from '../../words/admin-words.ts';
import { ownOrderColumns } from '../orders/order-columns.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { deskOf, read } from '../parts/desk.server.ts';
import { Facts } from '../parts/facts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Pager } from '../parts/pager.tsx';
import { Panel } from '../parts/panel.tsx';
import type { Route } from './+types/customer.ts';
import styles from './customer.module.css';

const { admin, adminCustomers } = words;

export const meta: Route.MetaFunction = () => [{ title: admin.title(adminCustomers.title) }];

export async function loader({ request, context, params: { customerNo } }: Route.LoaderArgs) {
  const { admin: api } = deskOf(context).api;
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  const [customer, orders] = await Promise.all([
    read(request, api.customers[':customerNo'].$get({ param: { customerNo } })),
    read(request, api.orders.$get({ query: { customerNo, cursor, limit: '24' } })),
  ]);
  return { customer, orders };
}

export default function Customer({ loaderData }: Route.ComponentProps) {
  const { customer, orders } = loaderData;
  const { name, email, phone, address, diets, avoidedAllergens } = customer;
  return (
    <>
      <PageHeader
        title={name ?? email ?? adminCustomers.nameless}
        back={{ to: '/admin/customers', label: adminCustomers.back }}
      />
      <div className={styles.customer}>
        <Panel title={adminCustomers.profile}>
          <Facts
            facts={[
              [adminCustomers.number, customer.customerNo],
              [
                adminCustomers.email,
                email ? <a href={`mailto:${email}`}>{email}</a> : admin.notGiven,
              ],
              [adminCustomers.phone, phone ? <a href={`tel:${phone}`}>{phone}</a> : admin.notGiven],
              [adminCustomers.address, address ?? admin.notGiven],
              [adminCustomers.diets, diets.map(admin.food).join(', ') || adminCustomers.noDiets],
              [
                adminCustomers.avoids,
                avoidedAllergens.map(admin.food).join(', ') || adminCustomers.noAvoids,
              ],
            ]}
          />
        </Panel>
        <section className={styles.orders} aria-label={adminCustomers.orders}>
          <h2>{adminCustomers.orders}</h2>
          <DataTable
            caption={adminCustomers.orders}
            columns={ownOrderColumns}
            rows={orders.items}
            rowKey={({ orderNo }) => orderNo}
            empty={
              <Nothing title={adminCustomers.noOrdersTitle} text={adminCustomers.noOrdersText} />
            }
          />
          <Pager next={orders.next} />
        </section>
      </div>
    </>
  );
}
