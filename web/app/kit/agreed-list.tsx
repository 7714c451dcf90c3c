import { agreementWords as texts } from '../words/en/agreements.ts';
import styles from './agreed-list.module.css';
import type { Agreements } from './api-types.ts';
import { momentOfYear } from './format.ts';

/** What somebody agreed to, each version with the text as it was. */
export function AgreedList(props: {
  consents: Agreements['consents'];
  when: Record<Agreements['consents'][number]['agreedWhen'], string>;
}) {
  return (
    <ul className={styles.list}>
      {props.consents.map(({ topic, version, agreedAt, agreedWhen }) => (
        <li key={`${topic} ${version}`}>
          <span className={styles.what}>
            {texts.titles[topic]}, {version === 0 ? texts.ours : texts.versionNo(version)}
          </span>
          <span>
            {momentOfYear(agreedAt)}, {props.when[agreedWhen]}
          </span>
          <a
            href={`/about/${topic}?${new URLSearchParams({ version: String(version), at: agreedAt }).toString()}`}
          >
            {texts.asItWas}
            <span className="visually-hidden">
              {' '}
              ({texts.titles[topic]}, {version === 0 ? texts.ours : texts.versionNo(version)})
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
