import { Button, Textarea } from '@mantine/core';
import { Form } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { Done } from '../kit/done.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { FileRead } from './read-file.server.ts';
import styles from './prices.module.css';

type WrongRow = { row: number; column: string; message: string };

/** All of the table out, and in again. */
export function PriceFile({ file, answer }: { file: string; answer: FileRead | undefined }) {
  const rows = answer?.problem?.['rows'] as WrongRow[] | undefined;
  return (
    <Panel
      title={texts.file}
      beside={<a href={`/api/admin/price-files/${file}`}>{texts.download}</a>}
      className="no-print"
    >
      <Done text={answer?.read ?? ''} />
      {answer?.problem && rows ? (
        <Note title={answer.problem.title} news={answer}>
          <ul>
            {rows.map(({ row, column, message }) => (
              <li key={`${row} ${column} ${message}`}>
                {texts.row(row, column)}: {message}
              </li>
            ))}
          </ul>
        </Note>
      ) : (
        <ProblemNote problem={answer?.problem} />
      )}
      <Form method="post" preventScrollReset className={styles.form}>
        <Textarea
          name="text"
          label={texts.fileField(file)}
          description={texts.fileText(file)}
          defaultValue={answer?.text ?? ''}
          minRows={4}
          autosize
          required
          classNames={{ input: styles.code ?? '' }}
        />
        <div>
          <Button type="submit" name="intent" value="file" variant="default">
            {texts.read}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
