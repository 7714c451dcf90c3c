import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import type { ImportReport } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './imports.module.css';

/** What was not read, and why; nothing is passed over in silence. */
export function Report({ report }: { report: ImportReport }) {
  const amiss = report.report.filter(({ why, leftOut }) => why !== null || leftOut.length > 0);
  const isAll = report.state === 'done' && amiss.length === 0;
  return (
    <Panel title={texts.report(report.batchNo)}>
      <p>{texts.counts(report)}</p>
      {isAll ? <p className={styles.hint}>{texts.reportAll}</p> : null}
      <ul className={styles.report}>
        {amiss.map(({ sourceNo, kind, name, why, leftOut }) => (
          <li key={sourceNo}>
            <strong>{kind === 'text' ? texts.pastedName(name) : name}</strong>
            {why === null ? null : ` – ${texts.why[why]}`}
            {leftOut.length > 0 ? (
              <ul>
                {leftOut.map((part, index) => (
                  <li key={index}>
                    {part.name} – {texts.why[part.why]}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {report.sources > report.report.length ? (
        <p className={styles.hint}>{texts.reportMore}</p>
      ) : null}
    </Panel>
  );
}
