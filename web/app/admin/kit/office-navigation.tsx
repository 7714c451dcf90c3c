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
import { adminWords } from '../../words/en/admin.ts';
import styles from './office-navigation.module.css';

const pages = [
  { to: '/admin', label: adminWords.today, Icon: IconLayoutDashboard, end: true },
  { to: '/admin/orders', label: adminWords.orders, Icon: IconReceipt },
  { to: '/admin/kitchen', label: adminWords.kitchen, Icon: IconPackage },
  { to: '/admin/menu', label: adminWords.menu, Icon: IconToolsKitchen2 },
  { to: '/admin/menu/ingredients', label: adminWords.ingredients, Icon: IconCarrot },
  { to: '/admin/stock', label: adminWords.stock, Icon: IconBuildingWarehouse },
  { to: '/admin/customers', label: adminWords.customers, Icon: IconUsers },
  { to: '/admin/delivery-days', label: adminWords.deliveryDays, Icon: IconCalendar },
];

/** On the left of wide screens; on small ones behind a button. */
export function OfficeNavigation() {
  const { key, pathname } = useLocation();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    setOpened(false);
  }, [key]);
  const inIngredients = pathname.startsWith('/admin/menu/ingredients');
  return (
    <nav
      aria-label={adminWords.navigation}
      className={`${styles.side} no-print`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpened(false);
      }}
    >
      <div className={styles.top}>
        <a href="/" className={styles.wordmark}>
          {shopName()}
        </a>
        <span className={styles.office}>{adminWords.backOffice}</span>
        <Burger
          className={styles.burger}
          opened={opened}
          onClick={() => {
            setOpened(!opened);
          }}
          size="sm"
          aria-expanded={opened}
          aria-controls="office-pages"
          aria-label={opened ? adminWords.closeMenu : adminWords.openMenu}
        />
      </div>
      <div id="office-pages" className={styles.pages} data-opened={opened}>
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
            {adminWords.toShop}
          </a>
          <form method="post" action="/sign-out">
            <button type="submit" className={styles.page}>
              <IconLogout size={20} stroke={1.7} aria-hidden />
              {adminWords.signOut}
            </button>
          </form>
        </div>
      </div>
    </nav>
  );
}
