import {
  useEffect,
  useId,
  useRef,
  useState,
  type HTMLAttributes,
  type HTMLInputAutoCompleteAttribute,
} from 'react';
import { useActionData } from 'react-router';
import { lengthOf } from '../../../server/src/contract/people-text.ts';
import { problemWords } from '../words/en/problems.ts';
import styles from './field.module.css';
import { useError } from './use-error.ts';

type Kind = 'text' | 'email' | 'tel' | 'password';

/** One line to fill in: its label, a hint, what is wrong with it and, where it has a limit, how much of it is used. */
export function Field(props: {
  label: string;
  name: string;
  type?: Kind;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  /** At most so many characters; counted aloud when few are left. What is more is told and stays: a browser would cut what is pasted. */
  limit?: number;
  required?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  pattern?: string;
  minLength?: number;
  /** The first field at fault has the focus before scripts load. */
  first?: boolean;
  /** Whatever came of sending it, where that is not the answer of the page. */
  answer?: unknown;
  /** Narrow, wide figures: for codes. */
  code?: boolean;
}) {
  const { label, name, type = 'text', hint, value = '', limit, code = false } = props;
  const id = useId();
  const ofPage: unknown = useActionData();
  const answer = props.answer ?? ofPage;
  const { shown: error, mend, leaveAsItWas } = useError(props.error, answer);
  const input = useRef<HTMLInputElement>(null);
  const refused = useRef<string>(undefined);
  useEffect(() => {
    refused.current = props.error === undefined ? undefined : input.current?.value;
  }, [props.error, answer]);
  const [length, setLength] = useState(lengthOf(value));
  const described = [
    hint ? `${id}-hint` : '',
    error ? `${id}-error` : '',
    limit ? `${id}-count` : '',
  ].filter((part) => part !== '');
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {limit ? <Counter id={`${id}-count`} length={length} limit={limit} /> : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <input
        ref={input}
        id={id}
        className={code ? `${styles.input} ${styles.code}` : styles.input}
        type={type}
        name={name}
        defaultValue={value}
        minLength={props.minLength}
        pattern={props.pattern}
        required={props.required}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        autoFocus={Boolean(error) && props.first}
        aria-invalid={error ? true : undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        onInput={({ currentTarget }) => {
          setLength(lengthOf(currentTarget.value.trim()));
          mend();
        }}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value === refused.current) leaveAsItWas();
        }}
      />
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

const few = 10;

function Counter({ id, length, limit }: { id: string; length: number; limit: number }) {
  const left = limit - length;
  return (
    <>
      <span id={id} className={`${styles.counter} ${left < 0 ? styles.over : ''} figures`}>
        {problemWords.used(length, limit)}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {left <= few && length > 0 ? problemWords.charactersLeft(left) : ''}
      </span>
    </>
  );
}
