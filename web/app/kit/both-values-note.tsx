import styles from './both-values-note.module.css';
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
          <OneValue {...{ field, kept }} whose="mine" value={mine} />
          <OneValue {...{ field, kept }} whose="theirs" value={theirs} />
        </fieldset>
      ))}
    </Note>
  );
}

type Whose = 'mine' | 'theirs';

function OneValue({
  field,
  kept,
  whose,
  value,
}: {
  field: string;
  kept: Whose;
  whose: Whose;
  value: string;
}) {
  return (
    <label className={styles.value}>
      <input type="radio" name={keep(field)} value={whose} defaultChecked={whose === kept} />
      <span>
        <span className={styles.who}>{texts[whose]}</span>
        <span className={styles.said}>{value === '' ? texts.nothing : value}</span>
      </span>
    </label>
  );
}
