import { useEffect, useRef, useState } from 'react';
import { words } from '../../words/admin-words.ts';
import { QrCode } from './qr-code.tsx';
import styles from './second-factor.module.css';

/** What the app needs: a code to scan, or the key to type in groups of four. */
export function SecretKey({ secret, otpauthUri }: { secret: string; otpauthUri: string }) {
  const { secondFactor } = words;
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <li className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {secondFactor.keyTitle}
      </h2>
      <p>{secondFactor.scanText}</p>
      <QrCode text={otpauthUri} label={secondFactor.scan} />
      <p>{secondFactor.keyText}</p>
      <p className={styles.key} aria-label={secondFactor.key} role="group">
        {(secret.match(/.{1,4}/g) ?? []).map((group, place) => (
          <span key={place}>{group} </span>
        ))}
      </p>
      <div className={styles.ways}>
        <button
          type="button"
          className="button plain"
          onClick={() => {
            void navigator.clipboard.writeText(secret).then(() => {
              setCopied(true);
            });
          }}
        >
          {secondFactor.copy}
        </button>
        <a className="button quiet" href={otpauthUri}>
          {secondFactor.open}
        </a>
        <span role="status">{copied ? secondFactor.copied : ''}</span>
      </div>
    </li>
  );
}
