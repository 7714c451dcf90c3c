import { useId, useRef, useState } from 'react';
import { balanceWords as texts } from '../words/en/balance.ts';
import styles from './copy-field.module.css';
import { useScripts } from './use-scripts.ts';

/** Something to take along: selected by one press, and copied by a button where scripts run. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const hasScripts = useScripts();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // A page that did not come by TLS may not write there: what is selected can be copied by hand.
    if (!window.isSecureContext) return;
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input
          ref={field}
          id={id}
          className={styles.value}
          value={value}
          readOnly
          dir="ltr"
          spellCheck={false}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        {hasScripts ? (
          <button
            type="button"
            className="button plain"
            aria-label={`${copied ? texts.copied : texts.copy}: ${label}`}
            onClick={() => void copy()}
          >
            {copied ? texts.copied : texts.copy}
          </button>
        ) : null}
      </div>
      <span className="visually-hidden" role="status">
        {copied ? texts.copied : ''}
      </span>
    </div>
  );
}
