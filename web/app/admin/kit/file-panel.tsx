import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { Form } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { adminFilesWords as texts } from '../../words/en/admin-files.ts';
import type { FileRead, WrongRow } from './file-read.ts';
import styles from './file-panel.module.css';
import { Panel } from './panel.tsx';
import { ProblemNote } from './problem-note.tsx';

/** More than anybody looks through in a field. */
const mostShown = 100_000;

/** All of the table out, and in again: looked over first, with what is wrong at each row, then written. */
export function FilePanel(props: {
  file: string;
  /** Where it is taken out, unless the page has a link for that already. */
  href?: string;
  text?: string;
  answer: FileRead | undefined;
}) {
  const { file, href, text = texts.fileText, answer } = props;
  const refused = answer?.problem?.['rows'] as WrongRow[] | undefined;
  const wrong = refused ?? answer?.wrong?.rows;
  const faults = answer?.wrong?.count ?? wrong?.length ?? 0;
  const canBeWritten = answer?.counts !== undefined && !answer.written && faults === 0;
  const isLong = (answer?.text.length ?? 0) > mostShown;
  const id = useId();
  return (
    <Panel
      title={texts.file}
      beside={href === undefined ? undefined : <a href={href}>{texts.download}</a>}
      className="no-print"
    >
      {answer?.counts ? (
        <Note
          calm
          title={answer.written ? texts.written : faults > 0 ? texts.notYet : texts.looked}
          text={texts.wouldBe(answer.counts)}
          news={faults > 0 ? undefined : answer}
        />
      ) : null}
      {answer && wrong && wrong.length > 0 ? (
        <WrongRows
          title={answer.problem?.title ?? texts.some(faults)}
          text={answer.text}
          wrong={wrong}
          more={faults - wrong.length}
          answer={answer}
        />
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
        <p className={styles.hint}>{text}</p>
        {answer?.key === undefined ? null : <input type="hidden" name="key" value={answer.key} />}
        <div className={styles.upload}>
          <label htmlFor={id}>{texts.fileChoose(file)}</label>
          <input id={id} type="file" name="upload" accept=".csv,text/csv" />
        </div>
        {isLong ? (
          <>
            <input type="hidden" name="text" value={answer?.text} />
            <p>{texts.letters((answer?.text.split('\n').length ?? 1) - 1)}</p>
          </>
        ) : (
          <Textarea
            name="text"
            label={texts.fileField(file)}
            defaultValue={answer?.text ?? ''}
            minRows={4}
            maxRows={16}
            autosize
            classNames={{ input: styles.code ?? '' }}
          />
        )}
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
function WrongRows(props: {
  title: string;
  text: string;
  wrong: readonly WrongRow[];
  more: number;
  answer: FileRead;
}) {
  const { title, text, wrong, more, answer } = props;
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
      {more > 0 ? <p>{texts.more(more)}</p> : null}
    </Note>
  );
}
