import { Link } from 'react-router';
import {
  shortageChoices,
  type ShortageChoice,
} from '../../../../server/src/contract/substitutions.ts';
import { substitutionsWords as words } from '../../words/en/substitutions.ts';
import styles from './if-missing.module.css';

/** What a customer wants where something is missing while this box, and later ones, are packed. */
export function IfMissing(props: { chosen: ShortageChoice; seen: ShortageChoice }) {
  const { chosen, seen } = props;
  return (
    <div className={styles.choice}>
      <input type="hidden" name="ifMissingSeen" value={seen} />
      <label htmlFor="if-missing">{words.short}</label>
      <select id="if-missing" name="ifMissing" defaultValue={chosen}>
        {shortageChoices.map((it) => (
          <option key={it} value={it}>
            {words.choices[it]}
          </option>
        ))}
      </select>
      <Link to="/account/substitutions">{words.more}</Link>
    </div>
  );
}
