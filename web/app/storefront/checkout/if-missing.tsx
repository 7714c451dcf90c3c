import { Link } from 'react-router';
import {
  shortageChoices,
  type ShortageChoice,
} from '../../../../server/src/contract/substitutions.ts';
import { substitutionsWords as words } from '../../words/en/substitutions.ts';
import styles from './if-missing.module.css';

/** What a customer wants where something is missing while this box, and later ones, are packed. */
export function IfMissing({ chosen }: { chosen: ShortageChoice }) {
  return (
    <div className={styles.choice}>
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
