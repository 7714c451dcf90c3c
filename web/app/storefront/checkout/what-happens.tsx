import type { OpenDay, PaymentMethod } from '../../kit/api-types.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

/** What pressing the button does, before it is pressed: what is taken, when, and from where. */
export function WhatHappens(props: {
  totalCents: number;
  days: OpenDay[];
  chosen: OpenDay | undefined;
  /** Cards that were used before, and which of them is chosen; undefined: another. */
  cards: readonly PaymentMethod[];
  card: PaymentMethod | undefined;
}) {
  const { totalCents, days, chosen, cards, card } = props;
  const scripts = useScripts();
  const kinds = new Set(days.map(({ card }) => card));
  // Without scripts the page does not follow the choice of a day: it says what holds for each.
  const isSure = scripts || kinds.size <= 1;
  // The same of a card, where there is one to choose.
  const byUsed = scripts ? card !== undefined : cards.length > 0;
  return (
    <p className={styles.toPay}>
      {[
        checkoutWords.toPay(money(totalCents)),
        byUsed
          ? toldOfUsed(scripts ? chosen : undefined, days, card)
          : told(isSure ? chosen : undefined, days),
        ...(days.some((day) => day.card !== null) && !(scripts && byUsed)
          ? [checkoutWords.keepsCard]
          : []),
        checkoutWords.cancelFree,
      ].join(' ')}
    </p>
  );
}

function toldOfUsed(
  chosen: OpenDay | undefined,
  days: OpenDay[],
  card: PaymentMethod | undefined,
): string {
  const { pays } = checkoutWords;
  if (days.every((day) => day.card === null)) return pays.account;
  if (!chosen || !card) return pays.usedOrAnother;
  return pays.used(card.label, dayAndTime(chosen.cutOffAt));
}

function told(chosen: OpenDay | undefined, days: OpenDay[]): string {
  const { pays } = checkoutWords;
  if (days.every(({ card }) => card === null)) return pays.account;
  if (!chosen || chosen.card === null) return pays.either;
  return pays[chosen.card](dayAndTime(chosen.cutOffAt));
}
