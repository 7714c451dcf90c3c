import type { OpenDay } from '../../kit/api-types.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

/** What pressing the button does, before it is pressed: what is taken, when, and from where. */
export function WhatHappens(props: {
  totalCents: number;
  byCard: boolean;
  days: OpenDay[];
  chosen: OpenDay | undefined;
}) {
  const { totalCents, byCard, days, chosen } = props;
  const scripts = useScripts();
  // Without scripts the page does not follow the choice of a day: it says what holds for each.
  const isSure = scripts || days.length === 1;
  return (
    <p className={styles.toPay}>
      {[
        checkoutWords.toPay(money(totalCents)),
        byCard ? told(isSure ? chosen : undefined) : checkoutWords.pays.account,
        checkoutWords.cancelFree,
      ].join(' ')}
    </p>
  );
}

function told(chosen: OpenDay | undefined): string {
  const { pays } = checkoutWords;
  if (!chosen || chosen.card === null) return pays.either;
  return pays[chosen.card](dayAndTime(chosen.cutOffAt));
}
