import { prefixOf } from '../../../server/src/contract/languages.ts';
import { agreementWords as texts } from '../words/en/agreements.ts';
import styles from './agreed-list.module.css';
import type { Agreements } from './api-types.ts';
import { languagesOfTheShop, momentOfYear } from './format.ts';

/** What somebody agreed to, each version with the text as it was, in the language that they read it in. */
export function AgreedList(props: {
  consents: Agreements['consents'];
  when: Record<Agreements['consents'][number]['agreedWhen'], string>;
}) {
  return (
    <ul className={styles.list}>
      {props.consents.map(({ topic, version, agreedAt, agreedWhen, agreedIn }) => (
        <li key={`${topic} ${version}`}>
          <span className={styles.what}>
            {texts.titles[topic]}, {version === 0 ? texts.ours : texts.versionNo(version)}
          </span>
          <span>
            {momentOfYear(agreedAt)}, {props.when[agreedWhen]}
          </span>
          <a
            href={`${readIn(agreedIn)}/about/${topic}?${new URLSearchParams({ version: String(version), at: agreedAt }).toString()}`}
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

/** The beginning of addresses in a language, while the shop can be read in it. */
const readIn = (language: Agreements['consents'][number]['agreedIn']): string =>
  languagesOfTheShop().includes(language) ? prefixOf(language) : '';
