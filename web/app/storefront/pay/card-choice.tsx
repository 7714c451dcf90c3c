import type { PaymentMethod } from '../../kit/api-types.ts';
import { cardMonth, isExpired } from '../../kit/kept-card.ts';
import { payWords } from '../../words/en/pay.ts';
import styles from './card-choice.module.css';

/** What the form sends for a card that is entered on the next page. */
export const anotherCard = '';

/** The card that is chosen before anybody chooses: the one that was used last. */
export const firstCard = (cards: readonly PaymentMethod[], nowMs: number): string =>
  cards.find((card) => !isExpired(card, nowMs))?.methodRef ?? anotherCard;

/** Cards that were used before, or another. Nothing to choose where there is none. */
export function CardChoice(props: {
  cards: readonly PaymentMethod[];
  nowMs: number;
  chosen?: string | undefined;
  /** What choosing one of them, or another, does and when. */
  hint?: string;
}) {
  const { cards, nowMs, hint } = props;
  if (cards.length === 0) return null;
  const known = cards.find(({ methodRef }) => methodRef === props.chosen);
  const first = firstCard(cards, nowMs);
  const chosen = props.chosen === anotherCard || known ? props.chosen : first;
  return (
    <fieldset className={styles.cards}>
      <legend>{payWords.which}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {cards.map((card) => (
        <label key={card.methodRef} className={styles.card}>
          <input
            type="radio"
            name="card"
            value={card.methodRef}
            defaultChecked={card.methodRef === chosen}
            disabled={isExpired(card, nowMs)}
          />
          <span className={styles.label}>{card.label}</span>
          <span className={styles.month}>{monthOf(card, nowMs)}</span>
        </label>
      ))}
      <label className={styles.card}>
        <input
          type="radio"
          name="card"
          value={anotherCard}
          defaultChecked={chosen === anotherCard}
        />
        <span className={styles.label}>{payWords.another}</span>
      </label>
    </fieldset>
  );
}

export function monthOf(card: PaymentMethod, nowMs: number): string {
  if (card.expires === null) return '';
  const month = cardMonth(card.expires);
  return isExpired(card, nowMs) ? payWords.expired(month) : payWords.expires(month);
}
