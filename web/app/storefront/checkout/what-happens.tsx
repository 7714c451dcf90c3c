import type { OpenDay, PaymentMethod } from '../../kit/api-types.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

/** What pressing the button does, before it is pressed: what is taken, when, and from where. */
export function WhatHappens(props: {
  /** What credit and gift cards leave. */
  dueCents: number;
  byCard: boolean;
  days: OpenDay[];
  chosen: OpenDay | undefined;
  /** Cards that were used before, and which of them is chosen; undefined: another. */
  cards: readonly PaymentMethod[];
  card: PaymentMethod | undefined;
}) {
  const { dueCents, byCard, days, chosen, cards, card } = props;
  const scripts = useScripts();
  // Without scripts the page does not follow the choice of a day: it says what holds for each.
  const isSure = scripts || days.length === 1;
  // The same of a card, where there is one to choose.
  const byUsed = scripts ? card !== undefined : cards.length > 0;
  if (dueCents === 0)
    return (
      <p className={styles.toPay}>
        {checkoutWords.covered} {checkoutWords.cancelFree}
      </p>
    );
  return (
    <p className={styles.toPay}>
      {[
        checkoutWords.toPay(money(dueCents)),
        told({
          byCard,
          byUsed,
          chosen: isSure ? chosen : undefined,
          card: scripts ? card : undefined,
        }),
        ...(byCard && !(scripts && byUsed) ? [checkoutWords.keepsCard] : []),
        checkoutWords.cancelFree,
      ].join(' ')}
    </p>
  );
}

type Told = {
  byCard: boolean;
  byUsed: boolean;
  /** Undefined: what is said must hold for every day. */
  chosen: OpenDay | undefined;
  card: PaymentMethod | undefined;
};

function told({ byCard, byUsed, chosen, card }: Told): string {
  const { pays } = checkoutWords;
  if (!byCard) return pays.account;
  if (byUsed)
    return chosen && card ? pays.used(card.label, dayAndTime(chosen.cutOffAt)) : pays.usedOrAnother;
  if (!chosen || chosen.card === null) return pays.either;
  return pays[chosen.card](dayAndTime(chosen.cutOffAt));
}
