import styles from './both-values.module.css';
import { keep, type TwoVersions } from './both-values.ts';
import { Note } from './note.tsx';
import { twoVersionsWords as texts } from '../words/en/two-versions.ts';

/** What somebody else saved meanwhile beside what was typed here, to choose field by field; inside the form that is sent again. */
export function BothValuesNote({ two }: { two: TwoVersions }) {
  return (
    <Note title={texts.title} text={texts.text} news={two}>
      {two.both.map(({ field, label, mine, theirs, kept }) => (
        <fieldset key={field} className={styles.field}>
          <legend>{label}</legend>
          {(
            [
              ['mine', texts.mine, mine],
              ['theirs', texts.theirs, theirs],
            ] as const
          ).map(([whose, who, value]) => (
            <label key={whose} className={styles.value}>
              <input
                type="radio"
                name={keep(field)}
                value={whose}
                defaultChecked={whose === kept}
              />
              <span>
                <span className={styles.who}>{who}</span>
                <span className={styles.said}>{value === '' ? texts.nothing : value}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Note>
  );
}
