import type { AgreedTo, Standing } from '../../kit/api-types.ts';
import { prefix } from '../../kit/in-language.ts';
import { agreementWords as texts } from '../../words/en/agreements.ts';
import styles from './checkout.module.css';

/** To one of the pages, in the version that is agreed to; what was typed here stays open beside it. */
function PageLink({ topic, version }: { topic: 'terms' | 'privacy'; version: number }) {
  return (
    <a href={`${prefix}/about/${topic}?version=${version}`} target="_blank" rel="noopener">
      {texts.pages[topic]}
      {texts.version(version)}
      <span className="visually-hidden"> {texts.newTab}</span>
    </a>
  );
}

/** What somebody agrees to by pressing the button, and the versions that the form sends along; where a tick sends them, the sentence alone. */
export function AgreementSentence(props: { agreedTo: AgreedTo; begin: string; byTick?: boolean }) {
  const { agreedTo, begin, byTick = false } = props;
  return (
    <>
      {byTick ? null : <input type="hidden" name="agreedTo" value={versionsIn(agreedTo)} />}
      <p className={styles.agreement}>
        {begin} <PageLink topic="terms" version={agreedTo.terms} /> {texts.andRead}{' '}
        <PageLink topic="privacy" version={agreedTo.privacy} />
        {texts.end}
      </p>
    </>
  );
}

/** The same at checkout; where the shop wants to be told again, what has changed, and a tick. */
export function Agreement(props: {
  standing: readonly Standing[];
  missing: boolean;
  /** What agrees to them. */
  begin?: string;
}) {
  const { standing, missing, begin = texts.atOrder } = props;
  const versionOf = (topic: 'terms' | 'privacy') =>
    standing.find((one) => one.topic === topic)?.version ?? 0;
  const agreedTo = { terms: versionOf('terms'), privacy: versionOf('privacy') };
  const due = standing.filter(({ isDue }) => isDue);
  if (due.length === 0) return <AgreementSentence agreedTo={agreedTo} begin={begin} />;
  return (
    <div className={missing ? `${styles.age} ${styles.open}` : styles.age}>
      <div id="agree-why">
        {due.map((one) => (
          <p key={one.topic}>
            {whyOf(one)} <PageLink topic={one.topic} version={one.version} />
          </p>
        ))}
        <AgreementSentence agreedTo={agreedTo} begin={begin} byTick />
      </div>
      <label className={styles.remember}>
        <input
          // Another version is another box: a tick made for the one before does not count for it.
          key={versionsIn(agreedTo)}
          type="checkbox"
          name="agreedTo"
          value={versionsIn(agreedTo)}
          aria-describedby="agree-why"
          aria-invalid={missing || undefined}
        />
        {texts.tick}
      </label>
    </div>
  );
}

const versionsIn = ({ terms, privacy }: AgreedTo): string => `${terms}.${privacy}`;

const whyOf = ({ topic, agreedVersion }: Standing): string =>
  agreedVersion === null ? texts.never : texts.changed[topic](agreedVersion);
