import { measures } from '../../../../server/src/contract/measures.ts';
import { measureWords } from '../../words/en/measures.ts';
import styles from './measures-choice.module.css';
import type { OwnMeasures } from './use-measures.ts';

/** Grams or cups. Without scripts it goes with the form, as everything else that is chosen. */
export function MeasuresChoice({ own, choose }: Pick<OwnMeasures, 'own' | 'choose'>) {
  return (
    <fieldset className={`${styles.choice} no-print`}>
      <legend>{measureWords.legend}</legend>
      {measures.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="measures"
            value={each}
            checked={own === each}
            onChange={() => choose(each)}
          />
          <span>{each === 'us' ? measureWords.inCups : measureWords.metric}</span>
        </label>
      ))}
      {own === 'us' ? <small>{measureWords.steps}</small> : null}
    </fieldset>
  );
}
