import { Form, NavLink } from 'react-router';
import { styleOfTheShop } from '../../kit/format.ts';
import { accountWords } from '../../words/en/account.ts';
import { householdWords } from '../../words/en/household.ts';
import { likingWords } from '../../words/en/liking.ts';
import { subscriptionWords } from '../../words/en/subscription.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import styles from './account-nav.module.css';

const isPaidByCard = () => styleOfTheShop().payments !== 'invoice';

export function AccountNav() {
  return (
    <div className={`${styles.bar} no-print`}>
      <nav aria-label={accountWords.navigation} className={styles.nav}>
        <NavLink to="/account" end>
          {accountWords.profile}
        </NavLink>
        <NavLink to="/account/household">{householdWords.link}</NavLink>
        <NavLink to="/account/subscription">{subscriptionWords.link}</NavLink>
        <NavLink to="/account/orders">{accountWords.orders}</NavLink>
        <NavLink to="/account/favourites">{likingWords.navigation}</NavLink>
        {isPaidByCard() ? <NavLink to="/account/payment">{accountWords.payment}</NavLink> : null}
        <NavLink to="/account/balance">{accountWords.balance}</NavLink>
        <NavLink to="/account/data">{accountWords.data}</NavLink>
      </nav>
      <Form method="post" action="/sign-out" reloadDocument>
        <button className="button quiet">{signInWords.signOut}</button>
      </Form>
    </div>
  );
}
