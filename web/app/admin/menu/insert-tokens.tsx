import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useScripts } from '../../kit/use-scripts.ts';
import { adminMethodWords as texts } from '../../words/en/admin-method.ts';
import styles from './method.module.css';

/**
 * Buttons that write a token where the cursor is, in whichever text of the method had it last. What they write can be typed as well, so
 * without scripts there is only the guide.
 */
export function InsertTokens({
  tokens,
  children,
}: {
  /** `cooked`: it, or a swap for it, has to be cooked. */
  tokens: { name: string; cooked: boolean }[];
  children: ReactNode;
}) {
  const scripts = useScripts();
  const last = useRef<HTMLTextAreaElement>(null);
  const insert = (token: string) => {
    const field = last.current;
    if (!field?.isConnected) return;
    field.focus();
    field.setRangeText(token, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const button = (token: string, label: string, shown: string) => (
    <Button
      variant="default"
      size="compact-md"
      aria-label={label}
      onClick={() => {
        insert(token);
      }}
    >
      {shown}
    </Button>
  );
  return (
    <div
      onFocus={({ target }) => {
        if (target instanceof HTMLTextAreaElement) last.current = target;
      }}
    >
      <div className={styles.tool}>
        <p>{texts.insertText}</p>
        {scripts && tokens.length > 0 ? (
          <div className={styles.tokens} role="group" aria-label={texts.insert}>
            {tokens.map(({ name, cooked }) => (
              <Button.Group key={name}>
                {button(
                  texts.tokenOf(name, `the ${name.toLowerCase()}`),
                  texts.insertName(name),
                  name,
                )}
                {cooked ? button(texts.doneOf(name), texts.insertDone(name), texts.done) : null}
              </Button.Group>
            ))}
            {button(texts.amountToken, texts.insertAmount, texts.insertAmount)}
          </div>
        ) : null}
        <details>
          <summary className={styles.summary}>{texts.guide}</summary>
          <ul className={styles.guide}>
            {texts.guideLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      </div>
      {children}
    </div>
  );
}
