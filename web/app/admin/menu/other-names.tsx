import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { moment } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useMay } from '../kit/may.ts';
import type { IngredientAlias } from '../kit/office-types.ts';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';

const texts = adminMenuWords.otherNames;

/** How the form says that a name is to be forgotten. */
export const forget = 'forget';

/** What an ingredient is called in recipes of others, as somebody of the shop said once. */
export function OtherNames({ items, next }: { items: IngredientAlias[]; next: string | null }) {
  const mayForget = useMay()('change-menu');
  if (items.length === 0) return null;
  return (
    <div className={columns.stack}>
      <Panel title={texts.title}>
        <p>{texts.text}</p>
        <DataTable
          caption={texts.title}
          columns={mayForget ? [...told, forgetting] : told}
          rows={items}
          rowKey={({ language, words }) => `${language} ${words}`}
          empty={null}
        />
        <Pager next={next} />
      </Panel>
    </div>
  );
}

const told: Column<IngredientAlias>[] = [
  {
    key: 'words',
    head: texts.words,
    names: true,
    cell: ({ language, words }) => <bdi lang={language}>{words}</bdi>,
  },
  { key: 'language', head: texts.language, cell: ({ language }) => texts.languageOf(language) },
  { key: 'learnt', head: texts.learnt, cell: ({ learntAt }) => moment(learntAt) },
];

const forgetting: Column<IngredientAlias> = {
  key: 'forget',
  head: texts.forget,
  label: '',
  narrow: true,
  noPrint: true,
  cell: ({ language, words }) => (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="words" value={words} />
      <Button
        type="submit"
        name="intent"
        value={forget}
        variant="subtle"
        color="tomato"
        size="xs"
        aria-label={texts.forgetOf(words)}
      >
        {texts.forget}
      </Button>
    </Form>
  ),
};
