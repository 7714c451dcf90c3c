import { Burger } from '@mantine/core';
import { IconBuildingStore, IconDevices, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { isTrial, shopName } from '../../kit/format.ts';
import { isOpenTo, officeNavigation } from '../../pages.ts';
import { adminWords } from '../../words/en/admin.ts';
import { useMay } from './may.ts';
import styles from './office-navigation.module.css';

/** Short beside the shop's name; the first page tells the rest. */
const Trial = () => (
  <span className="tag notable">
    {adminWords.trial}
    <span className="visually-hidden">: {adminWords.trialMeans}</span>
  </span>
);

/** On the left of wide screens; on small ones behind a button. */
export function OfficeNavigation() {
  const { key, pathname } = useLocation();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    setOpened(false);
  }, [key]);
  /** A page that has another below it in the list is not where one is when the other is open. */
  const isElsewhere = (to: string) =>
    officeNavigation.some(
      (other) => other.to.startsWith(`${to}/`) && `${pathname}/`.startsWith(`${other.to}/`),
    );
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
        {isTrial() ? <Trial /> : null}
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
          {officeNavigation
            .filter((page) => isOpenTo(page, may))
            .map(({ to, label, Icon }) => (
              <li key={to}>
                <NavLink to={to} end={isElsewhere(to)} className={styles.page}>
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
          <a href="/admin/second-factor?change" className={styles.page}>
            <IconShieldLock size={20} stroke={1.7} aria-hidden />
            {adminWords.secondFactor}
          </a>
          <a href="/account/sessions" className={styles.page}>
            <IconDevices size={20} stroke={1.7} aria-hidden />
            {adminWords.sessions}
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
