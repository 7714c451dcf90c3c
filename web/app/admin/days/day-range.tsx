import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import { KitchenField } from '../kit/kitchen-choice.tsx';
import columns from '../kit/columns.module.css';

export function DayRange({ from, to }: { from: string; to: string }) {
  return (
    <Form action="/admin/delivery-days" className={`${columns.filters} ${columns.even} no-print`}>
      <KitchenField />
      <TextInput
        key={from}
        type="date"
        name="from"
        label={adminDaysWords.from}
        defaultValue={from}
      />
      <TextInput key={`${to}.`} type="date" name="to" label={adminDaysWords.to} defaultValue={to} />
      <Button type="submit" variant="default">
        {adminDaysWords.show}
      </Button>
    </Form>
  );
}
