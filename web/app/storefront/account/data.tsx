import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import type { Everything } from '../../kit/api-types.ts';
import { AgreedList } from '../../kit/agreed-list.tsx';
import { titleOf } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { agreementWords } from '../../words/en/agreements.ts';
import { myDataWords as texts } from '../../words/en/my-data.ts';
import type { Route } from './+types/data.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import own from './data.module.css';
import { ToldFacts } from './told-facts.tsx';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const everything: Everything = await read(request, me.everything.$get());
  const { consents } = await read(request, me.agreements.$get());
  return { ...everything, consents };
}

export const meta = () => [{ title: titleOf(texts.title) }];

/** Everything that the shop keeps about whoever looks, to read and to take along. */
export default function Data({ loaderData }: Route.ComponentProps) {
  const { profile, orders, box, choices, consents, ...kept } = loaderData;
  const {
    household,
    addresses,
    cards,
    favourites,
    reminders,
    substitutions,
    giftCards,
    credit,
    invitation,
    work,
    letters,
    emailChanges,
    sessions,
    passkeys,
    subscriptions,
    subscriptionWeeks,
    receipts,
    cancellations,
  } = kept;
  const lists = {
    household,
    addresses,
    favourites,
    reminders,
    substitutions,
    cards,
    giftCards,
    credit,
    invitation,
    subscriptions,
    subscriptionWeeks,
    receipts,
    cancellations,
    emailChanges,
    sessions,
    passkeys,
    work,
    letters,
  };
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      <p className={styles.muted}>{texts.text}</p>
      <p className={own.tools}>
        <a className="button" href="/api/me/everything" download>
          {texts.download}
        </a>
      </p>
      <div className={own.sections}>
        <section className={styles.card} aria-labelledby="profile">
          <h2 id="profile">{texts.sections.profile}</h2>
          <ToldFacts row={profile} />
        </section>
        {shown.map((name) =>
          lists[name].length === 0 && seldom.has(name) ? null : (
            <List key={name} name={name} rows={lists[name]} />
          ),
        )}
        <section className={styles.card} aria-labelledby="agreed">
          <h2 id="agreed">{agreementWords.title}</h2>
          {consents.length === 0 ? (
            <p className={styles.muted}>{agreementWords.none}</p>
          ) : (
            <>
              <p className={styles.muted}>{agreementWords.text}</p>
              <AgreedList consents={consents} when={agreementWords.when} />
            </>
          )}
        </section>
        <section className={styles.card} aria-labelledby="box">
          <h2 id="box">{texts.sections.box}</h2>
          {box ? <ToldFacts row={box} /> : <p className={styles.muted}>{texts.nothing}</p>}
        </section>
        {choices ? (
          <section className={styles.card} aria-labelledby="choices">
            <h2 id="choices">{texts.sections.choices}</h2>
            <ToldFacts row={choices} />
          </section>
        ) : null}
        <section className={styles.card} aria-labelledby="orders">
          <h2 id="orders">{texts.sections.orders}</h2>
          {orders.length === 0 ? <p className={styles.muted}>{texts.nothing}</p> : null}
          {orders.map((it) => (
            <ToldOrder key={Number(it.order['orderNo'])} told={it} />
          ))}
        </section>
        <section className={styles.card} aria-labelledby="erase">
          <h2 id="erase">{texts.erase}</h2>
          <p>{texts.eraseText}</p>
          <p>
            <Link to="/account/erase">{texts.eraseNext}</Link>
          </p>
        </section>
      </div>
    </main>
  );
}

const shown = [
  'household',
  'addresses',
  'favourites',
  'reminders',
  'substitutions',
  'cards',
  'giftCards',
  'credit',
  'invitation',
  'subscriptions',
  'subscriptionWeeks',
  'receipts',
  'cancellations',
  'letters',
  'sessions',
  'passkeys',
  'emailChanges',
  'work',
] as const;
/** Told where there is any. */
const seldom = new Set<string>([
  'household',
  'favourites',
  'reminders',
  'substitutions',
  'giftCards',
  'credit',
  'invitation',
  'subscriptions',
  'subscriptionWeeks',
  'receipts',
  'cancellations',
  'passkeys',
  'emailChanges',
  'work',
]);

type Rows = readonly Readonly<Record<string, unknown>>[];

function List({ name, rows }: { name: keyof typeof texts.sections; rows: Rows }) {
  return (
    <section className={styles.card} aria-labelledby={name}>
      <h2 id={name}>{texts.sections[name]}</h2>
      {rows.length === 0 ? <p className={styles.muted}>{texts.nothing}</p> : <Items rows={rows} />}
    </section>
  );
}

function Items({ rows, currency }: { rows: Rows; currency?: string | undefined }) {
  return (
    <ul className={own.items}>
      {rows.map((row, place) => (
        <li key={place}>
          <ToldFacts row={row} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

const partNames = Object.keys(texts.parts) as (keyof typeof texts.parts)[];

function ToldOrder({ told }: { told: Everything['orders'][number] }) {
  const { currency: said } = told.order;
  const currency = typeof said === 'string' ? said : undefined;
  return (
    <details className={own.order}>
      <summary>{texts.order(Number(told.order['orderNo']))}</summary>
      <ToldFacts row={told.order} />
      {partNames.map((part) =>
        told[part].length === 0 ? null : (
          <section key={part}>
            <h3>{texts.parts[part]}</h3>
            <Items rows={told[part]} currency={currency} />
          </section>
        ),
      )}
    </details>
  );
}
