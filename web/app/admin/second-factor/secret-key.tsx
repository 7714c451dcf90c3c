import { useState } from 'react';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import { QrCode } from '../../kit/qr-code.tsx';
import styles from './second-factor.module.css';

export type Begun = { secret: string; otpauthUri: string };

/** What the app needs: a code to scan, or the key to type in groups of four. */
export function SecretKey({ secret, otpauthUri }: Begun) {
  const [copied, setCopied] = useState(false);
  const heading = useFocusOnNews<HTMLHeadingElement>(secret);
  return (
    <li className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {secondFactorWords.keyTitle}
      </h2>
      <p>{secondFactorWords.scanText}</p>
      <QrCode className={styles.qr} text={otpauthUri} label={secondFactorWords.scan} />
      <p>{secondFactorWords.keyText}</p>
      <p className={styles.key} aria-label={secondFactorWords.key} role="group">
        {(secret.match(/.{1,4}/g) ?? []).map((group, index) => (
          <span key={index}>{group} </span>
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
          {secondFactorWords.copy}
        </button>
        <a className="button quiet" href={otpauthUri}>
          {secondFactorWords.open}
        </a>
        <span role="status">{copied ? secondFactorWords.copied : ''}</span>
      </div>
    </li>
  );
}
