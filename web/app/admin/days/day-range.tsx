import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';

const { adminDays } = words;

export function DayRange({ from, to }: { from: string; to: string }) {
  return (
    <Form action="/admin/delivery-days" className={`${columns.filters} ${columns.even} no-print`}>
      <TextInput key={from} type="date" name="from" label={adminDays.from} defaultValue={from} />
      <TextInput key={`${to}.`} type="date" name="to" label={adminDays.to} defaultValue={to} />
      <Button type="submit" variant="default">
        {adminDays.show}
      </Button>
    </Form>
  );
}
