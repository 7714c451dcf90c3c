import { Link } from 'react-router';
import { testCards } from '../../../../server/src/contract/test-cards.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import styles from './pay.module.css';

/** A card's number as it stands on the card. */
export const inFours = (number: string) => number.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** What can be tried. Each is an address, so that it fills the form without scripts too. */
export function TestCards({ chosen }: { chosen: string | undefined }) {
  return (
    <section className={styles.cards} aria-labelledby="test-cards">
      <h2 id="test-cards">{sandboxWords.testCards}</h2>
      <p>{sandboxWords.testCardsText}</p>
      <ul className={styles.list}>
        {testCards.map(({ number, brand, behaviour }) => (
          <li key={number}>
            <Link
              to={`?card=${number}#card`}
              replace
              aria-current={number === chosen ? 'true' : undefined}
            >
              <span className="figures">
                {brand} {inFours(number)}
              </span>
              <span>{sandboxWords.behaviours[behaviour]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
