import type { RefObject } from 'react';
import { Link } from 'react-router';
import { momentInZone, styleOfTheShop } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import account from '../account/account.module.css';
import { OwnTime } from './own-time.tsx';
import styles from './subscription.module.css';

/** What was sent without a sign-in has arrived: when, and what it says, to be kept. */
export function Arrived(props: {
  heading: RefObject<HTMLHeadingElement | null>;
  words: { doneTitle: string; doneText: string; arrived: string; print: string; home: string };
  at: string;
  facts: readonly (readonly [name: string, said: string])[];
}) {
  const { heading, words, at, facts } = props;
  const { timeZone } = styleOfTheShop();
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <h1 ref={heading} tabIndex={-1}>
        {words.doneTitle}
      </h1>
      <div className={account.form}>
        <section className={account.card} aria-label={words.doneTitle}>
          <dl className={styles.facts}>
            <div>
              <dt>{words.arrived}</dt>
              <dd>
                <time dateTime={at}>{momentInZone(at, timeZone)}</time>
                <OwnTime iso={at} timeZone={timeZone} />
              </dd>
            </div>
            <Said facts={facts} />
          </dl>
          <p>{words.doneText}</p>
          <p className={`${account.buttons} no-print`}>
            <PrintButton>{words.print}</PrintButton>
            <Link to="/" className="button plain">
              {words.home}
            </Link>
          </p>
        </section>
      </div>
    </main>
  );
}

/** What somebody wrote, as they wrote it. */
export const Said = ({ facts }: { facts: readonly (readonly [name: string, said: string])[] }) => (
  <>
    {facts.map(([name, said]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <bdi>{said}</bdi>
        </dd>
      </div>
    ))}
  </>
);
