import { Form, NavLink } from 'react-router';
import { words } from '../../words/words.ts';
import styles from './account-nav.module.css';

export function AccountNav() {
  const { account, signIn } = words;
  return (
    <div className={`${styles.bar} no-print`}>
      <nav aria-label={account.navigation} className={styles.nav}>
        <NavLink to="/account" end>
          {account.profile}
        </NavLink>
        <NavLink to="/account/orders">{account.orders}</NavLink>
      </nav>
      <Form method="post" action="/sign-out" reloadDocument>
        <button className="button quiet">{signIn.signOut}</button>
      </Form>
    </div>
  );
}
