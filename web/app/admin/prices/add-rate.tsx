import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { wrongWith } from '../../kit/problem.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import columns from '../kit/columns.module.css';
import { Done } from '../kit/done.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { RateAnswer } from './change-rate.tsx';

/** A rate for a place and a class, from a day on. */
export function AddRate({ answer }: { answer: RateAnswer | undefined }) {
  const problem = answer?.problem;
  // What was added is no longer in the form.
  const typed = problem ? answer.typed : undefined;
  const wrong = (field: string) => wrongWith(problem, `/${field}`) ?? wrongWith(problem, field);
  const atField = (problem?.fields ?? []).length > 0;
  return (
    <>
      <Done text={answer && !problem ? texts.rateSaved : ''} />
      {atField ? null : <ProblemNote problem={problem} />}
      <Form
        key={answer && !problem ? answer.of : ''}
        method="post"
        preventScrollReset
        className={`${columns.filters} ${columns.even}`}
      >
        <input type="hidden" name="version" value="0" />
        <TextInput
          name="region"
          label={texts.region}
          defaultValue={typed?.region}
          error={wrong('region')}
          required
        />
        <NativeSelect
          name="taxClass"
          label={texts.class}
          defaultValue={typed?.taxClass}
          data={Object.entries(texts.classes).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          name="percent"
          label={texts.percent}
          inputMode="decimal"
          defaultValue={typed?.percent}
          error={wrong('basisPoints')}
          required
        />
        <TextInput
          type="date"
          name="validFrom"
          label={texts.from}
          defaultValue={typed?.validFrom}
          error={wrong('validFrom')}
          required
        />
        <TextInput
          type="date"
          name="validUntil"
          label={texts.until}
          defaultValue={typed?.validUntil}
          error={wrong('validUntil')}
        />
        <Button type="submit" name="intent" value="add">
          {texts.addRateButton}
        </Button>
      </Form>
    </>
  );
}
