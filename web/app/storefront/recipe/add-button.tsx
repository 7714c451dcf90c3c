import { Link } from 'react-router';
import { recipeWords } from '../../words/en/recipe.ts';
import { TickSign } from '../signs.tsx';
import styles from './add-button.module.css';
import type { Offer } from './offer.ts';
import { canMake } from './shelf.tsx';

/** The way into the box; once the dish is there it leads on to it, and what would come on top is said in numbers. */
export function AddButton(props: {
  offer: Offer;
  busy: boolean;
  action: string;
  /** Servings of the dish in the box. */
  inBox: number;
}) {
  const { offer, busy, action, inBox } = props;
  const send = (look: string, words: { children: string; 'aria-label'?: string }) => (
    <button
      className={`button ${look} ${styles.add}`}
      type="submit"
      name="intent"
      value="save"
      disabled={!canMake(offer)}
      // Not disabled while it is being saved, which would take the focus away.
      aria-disabled={busy || undefined}
      {...words}
    />
  );
  if (inBox === 0) return send('', { children: action });
  return (
    <div className={styles.both}>
      <Link to="/box" className={`button ${styles.add} ${styles.in}`} data-in-box="">
        <TickSign />
        {recipeWords.inBox(inBox)}
      </Link>
      {send('plain', {
        children: busy ? action : recipeWords.addMore(offer.servings),
        'aria-label': recipeWords.addMoreOf(offer.servings),
      })}
    </div>
  );
}
