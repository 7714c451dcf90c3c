import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { Form } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { FileRead } from './read-file.server.ts';
import styles from './prices.module.css';

type WrongRow = { row: number; column: string; message: string };

/** All of the table out, and in again: looked over first, with what is wrong at each row, then written. */
export function PriceFile({ file, answer }: { file: string; answer: FileRead | undefined }) {
  const wrong = answer?.problem?.['rows'] as WrongRow[] | undefined;
  const canBeWritten = answer?.counts !== undefined && !answer.written;
  const id = useId();
  return (
    <Panel
      title={texts.file}
      beside={<a href={`/api/admin/price-files/${file}`}>{texts.download}</a>}
      className="no-print"
    >
      {answer?.counts ? (
        <Note
          calm
          title={answer.written ? texts.written : texts.looked}
          text={texts.wouldBe(answer.counts)}
          news={answer}
        />
      ) : null}
      {answer?.problem && wrong ? (
        <WrongRows title={answer.problem.title} text={answer.text} wrong={wrong} answer={answer} />
      ) : (
        <ProblemNote problem={answer?.problem} />
      )}
      <Form
        key={answer?.text}
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        className={styles.form}
      >
        <p className={styles.hint}>{texts.fileText}</p>
        <div className={styles.upload}>
          <label htmlFor={id}>{texts.fileChoose(file)}</label>
          <input id={id} type="file" name="upload" accept=".csv,text/csv" />
        </div>
        <Textarea
          name="text"
          label={texts.fileField(file)}
          defaultValue={answer?.text ?? ''}
          minRows={4}
          maxRows={16}
          autosize
          classNames={{ input: styles.code ?? '' }}
        />
        <div className={styles.buttons}>
          <SendButton intent="look-at-file" className={canBeWritten ? 'button plain' : 'button'}>
            {texts.look}
          </SendButton>
          {canBeWritten ? <SendButton intent="write-file">{texts.writeFile}</SendButton> : null}
        </div>
      </Form>
    </Panel>
  );
}

/** Each row that is wrong as it stands in the file, and beneath it what is wrong with it. */
function WrongRows(props: { title: string; text: string; wrong: WrongRow[]; answer: FileRead }) {
  const { title, text, wrong, answer } = props;
  const lines = text.split(/\r\n|\n|\r/);
  return (
    <Note title={title} news={answer}>
      <ol className={styles.wrong}>
        {[...Map.groupBy(wrong, ({ row }) => row)].map(([row, faults]) => (
          <li key={row}>
            <p>
              {texts.row(row)} <code className={styles.code}>{lines[row - 1]}</code>
            </p>
            <ul>
              {faults.map(({ column, message }) => (
                <li key={column + message}>
                  {column === '' ? null : <strong>{column} </strong>}
                  {message}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Note>
  );
}
