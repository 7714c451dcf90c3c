import { isTrial } from '../../kit/format.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import styles from './banner.module.css';

/** Tells everybody in a shop whose payments move no money; nothing elsewhere. */
export function SandboxBanner() {
  if (!isTrial()) return null;
  return (
    <aside className={`${styles.banner} no-print`} aria-label={sandboxWords.name}>
      <p className="wrap">{sandboxWords.banner}</p>
    </aside>
  );
}
