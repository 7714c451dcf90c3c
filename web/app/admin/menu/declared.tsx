import { Checkbox, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useScripts } from '../../kit/use-scripts.ts';
import styles from './menu.module.css';

type Option = { label: string; hint: string };

/** Facts that nobody has declared are another thing than none: the choice comes before the ticks. */
export function Declared(props: {
  name: string;
  legend: string;
  known: readonly string[] | null;
  choices: { value: string; label: string }[];
  undeclared: Option;
  declared: Option;
  wrong: string | undefined;
}) {
  const { name, legend, known, choices, undeclared, declared, wrong } = props;
  const [isDeclared, setDeclared] = useState(known !== null);
  const scripts = useScripts();
  const yes = useRef<HTMLInputElement>(null);
  // Somebody may have declared it before scripts ran.
  useEffect(() => setDeclared(yes.current?.checked ?? false), []);
  const option = (value: 'yes' | 'no', { label, hint }: Option) => (
    <Radio
      ref={value === 'yes' ? yes : undefined}
      name={`${name}Declared`}
      value={value}
      label={label}
      description={hint}
      defaultChecked={isDeclared === (value === 'yes')}
      onChange={() => {
        setDeclared(value === 'yes');
      }}
    />
  );
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {option('no', undeclared)}
        {option('yes', declared)}
      </div>
      <div className={styles.checks} data-off={!isDeclared}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={known?.includes(value) ?? false}
            disabled={scripts && !isDeclared}
          />
        ))}
      </div>
      {wrong === undefined ? null : (
        <p className={styles.wrong} aria-invalid="true" tabIndex={-1}>
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
