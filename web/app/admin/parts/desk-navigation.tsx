import { Burger } from '@mantine/core';
import {
  IconBuildingWarehouse,
  IconBuildingStore,
  IconCalendar,
  IconCarrot,
  IconLayoutDashboard,
  IconLogout,
  IconPackage,
  IconReceipt,
  IconToolsKitchen2,
  IconUsers,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { shopName } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import styles from './desk-navigation.module.css';

const { admin } = words;
const pages = [
  { to: '/admin', label: admin.today, Icon: IconLayoutDashboard, end: true },
  { to: '/admin/orders', label: admin.orders, Icon: IconReceipt },
  { to: '/admin/kitchen', label: admin.kitchen, Icon: IconPackage },
  { to: '/admin/menu', label: admin.menu, Icon: IconToolsKitchen2 },
  { to: '/admin/menu/ingredients', label: admin.ingredients, Icon: IconCarrot },
  { to: '/admin/stock', label: admin.stock, Icon: IconBuildingWarehouse },
  { to: '/admin/customers', label: admin.customers, Icon: IconUsers },
  { to: '/admin/delivery-days', label: admin.deliveryDays, Icon: IconCalendar },
];

/** On the left of wide screens; on small ones behind a button. */
export function DeskNavigation() {
  const { key, pathname } = useLocation();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    setOpened(false);
  }, [key]);
  const inIngredients = pathname.startsWith('/admin/menu/ingredients');
  return (
    <nav
      aria-label={admin.navigation}
      className={`${styles.side} no-print`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpened(false);
      }}
    >
      <div className={styles.top}>
        <a href="/" className={styles.wordmark}>
          {shopName()}
        </a>
        <span className={styles.office}>{admin.backOffice}</span>
        <Burger
          className={styles.burger}
          opened={opened}
          onClick={() => {
            setOpened(!opened);
          }}
          size="sm"
          aria-expanded={opened}
          aria-controls="desk-pages"
          aria-label={opened ? admin.closeMenu : admin.openMenu}
        />
      </div>
      <div id="desk-pages" className={styles.pages} data-opened={opened}>
        <ul className={styles.list}>
          {pages.map(({ to, label, Icon, end = false }) => (
            <li key={to}>
              <NavLink
                to={to}
                end={end || (to === '/admin/menu' && inIngredients)}
                className={styles.page}
              >
                <Icon size={20} stroke={1.7} aria-hidden />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
        <div className={styles.leave}>
          <a href="/" className={styles.page}>
            <IconBuildingStore size={20} stroke={1.7} aria-hidden />
            {admin.toShop}
          </a>
          <form method="post" action="/sign-out">
            <button type="submit" className={styles.page}>
              <IconLogout size={20} stroke={1.7} aria-hidden />
              {admin.signOut}
            </button>
          </form>
        </div>
      </div>
    </nav>
  );
}
