import { isTrial } from '../../kit/format.ts';
import { shopWords } from '../../words/en/shop.ts';
import styles from './banner.module.css';

/** Tells everybody in a shop whose payments move no money; nothing elsewhere. */
export function SandboxBanner() {
  if (!isTrial()) return null;
  return (
    <aside className={`${styles.banner} no-print`} aria-label={shopWords.trialName}>
      <p className="wrap">{shopWords.trial}</p>
    </aside>
  );
}
