import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { typedFrom } from '../kit/decimals.ts';
import type { TaxRate } from '../kit/office-types.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import styles from './prices.module.css';

export type TypedRate = Record<
  'region' | 'taxClass' | 'validFrom' | 'validUntil' | 'percent',
  string
>;
/** What came of saving one rate, new or not. */
export type RateAnswer = { of: string; isNew: boolean; typed: TypedRate; problem?: Problem };

export const nameOf = (rate: { region: string; taxClass: string; validFrom: string }): string =>
  `${rate.region} ${rate.taxClass} ${rate.validFrom}`;

/** A rate is changed or ended where it stands; once orders used it, it can only end. */
export function ChangeRate({ rate, answer }: { rate: TaxRate; answer: RateAnswer | undefined }) {
  const problem = answer?.problem;
  const form = useFocusOnNews<HTMLFormElement>(problem);
  const name = nameOf(rate);
  const isUsed = rate.usedUntil !== null;
  const atField = ['/basisPoints', '/validUntil'].some((field) => wrongWith(problem, field));
  return (
    <Form method="post" preventScrollReset className={styles.rate} ref={form}>
      {problem && !atField ? <ProblemNote problem={problem} /> : null}
      {(['region', 'taxClass', 'validFrom', 'version'] as const).map((field) => (
        <input key={field} type="hidden" name={field} value={rate[field]} />
      ))}
      <TextInput
        name="percent"
        aria-label={`${texts.percent}, ${name}`}
        inputMode="decimal"
        defaultValue={answer?.typed.percent ?? typedFrom(rate.basisPoints, 2, { short: true })}
        readOnly={isUsed}
        error={wrongWith(problem, '/basisPoints')}
        className={styles.percent}
      />
      <TextInput
        type="date"
        name="validUntil"
        aria-label={`${texts.until}, ${name}`}
        defaultValue={answer?.typed.validUntil ?? rate.validUntil ?? ''}
        error={wrongWith(problem, '/validUntil')}
      />
      <Button
        type="submit"
        name="intent"
        value="change"
        variant="default"
        aria-label={texts.changeOf(name)}
      >
        {texts.change}
      </Button>
      {isUsed ? null : (
        <Button
          type="submit"
          name="intent"
          value="remove"
          variant="subtle"
          color="tomato"
          aria-label={texts.removeRateOf(name)}
        >
          {texts.removeRate}
        </Button>
      )}
      <span role="status" className={styles.saved}>
        {answer && !problem ? texts.rateSaved : ''}
      </span>
    </Form>
  );
}
