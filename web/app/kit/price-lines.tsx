import type { ReactNode } from 'react';
import { deliveryWords } from '../words/en/delivery.ts';
import type { Price, Priced, Tender } from './api-types.ts';
import { money, percent } from './format.ts';
import styles from './price-lines.module.css';

/** A price with its parts: they sum to the total, and tax that is in it already is told beneath. */
export function PriceLines(props: {
  price: Price;
  currency?: string;
  /** What is left to pay, where something else paid a part. */
  dueCents?: number | null;
  /** What paid that part. */
  tenders?: readonly Tender[];
}) {
  const { price, currency, dueCents = null, tenders = [] } = props;
  const { taxIncluded, taxes } = price;
  const sum = (cents: number) => money(cents, currency);
  const rateOf = ({ basisPoints }: Price['taxes'][number]) => percent(basisPoints / 10_000);
  return (
    <dl className={styles.lines}>
      <Line name={deliveryWords.meals} value={sum(price.mealsCents)} />
      {price.discounts.map(({ name, cents }) => (
        <Line key={name} name={<bdi>{name}</bdi>} value={sum(cents)} />
      ))}
      <Line
        name={deliveryWords.delivery}
        value={price.deliveryCents === 0 ? deliveryWords.free : sum(price.deliveryCents)}
      />
      {taxIncluded
        ? null
        : taxes.map((tax) => (
            <Line
              key={tax.taxClass}
              name={deliveryWords.tax(rateOf(tax), tax.taxClass)}
              value={sum(tax.cents)}
            />
          ))}
      <div className={styles.total}>
        <dt>{deliveryWords.total}</dt>
        <dd className="figures">{sum(price.totalCents)}</dd>
      </div>
      {taxIncluded
        ? taxes.map((tax) => (
            <div key={tax.taxClass} className={styles.inIt}>
              <dt>{deliveryWords.taxInIt(rateOf(tax), tax.taxClass)}</dt>
              <dd className="figures">{sum(tax.cents)}</dd>
            </div>
          ))
        : null}
      {tenders.map(({ kind, codeEnd, cents }) => (
        <Line
          key={`${kind} ${codeEnd ?? ''}`}
          name={deliveryWords.tender[kind](codeEnd)}
          value={sum(-cents)}
        />
      ))}
      {dueCents === null || dueCents === price.totalCents ? null : (
        <div className={`${styles.line} ${styles.due}`}>
          <dt>{deliveryWords.due}</dt>
          <dd className="figures">{sum(dueCents)}</dd>
        </div>
      )}
    </dl>
  );
}

function Line({ name, value }: { name: ReactNode; value: string }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

/** What a cart costs, or what is missing to know it; told again when it changes. */
export function PriceSoFar({ priced }: { priced: Priced }) {
  const { price, priceMissing, toFreeDeliveryCents, totalCents, dueCents, tenders } = priced;
  return (
    <div aria-live="polite" className={styles.soFar}>
      {price ? (
        <PriceLines price={price} dueCents={dueCents} tenders={tenders} />
      ) : (
        <dl className={styles.lines}>
          <Line name={deliveryWords.meals} value={money(totalCents)} />
        </dl>
      )}
      {priceMissing ? (
        <p className={styles.missing}>
          {priceMissing.code === 'below-minimum' && priceMissing.cents !== null
            ? deliveryWords.toMinimum(money(priceMissing.cents))
            : deliveryWords.missing[priceMissing.code]}
        </p>
      ) : null}
      {price && toFreeDeliveryCents !== null ? (
        <p className={styles.hint}>{deliveryWords.toFree(money(toFreeDeliveryCents))}</p>
      ) : null}
    </div>
  );
}
