import { IconCheck } from '@tabler/icons-react';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import type { Box } from '../kit/office-types.ts';
import { markValue } from './packing-form.ts';
import type { ShownLine } from './packing-state.ts';
import styles from './packing.module.css';

const texts = adminKitchenWords.packing;

/** One meal of a box, ticked when it is in. A mark can be taken back while the box is in the house. */
export function BoxLine(props: { line: ShownLine; box: Box; mark: () => void }) {
  const { line, box, mark } = props;
  const { orderNo } = box;
  const { lineNo, name, servings, changesText, packed, waiting, kept } = line;
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (!waiting) mark();
      }}
    >
      <button
        role="checkbox"
        aria-checked={packed}
        aria-busy={waiting || undefined}
        className={styles.line}
        name="mark"
        value={markValue({ orderNo, lineNo, packed: !packed })}
      >
        <span className={styles.tick} aria-hidden="true">
          {packed ? <IconCheck size={22} stroke={3} /> : null}
        </span>
        <span className={styles.meal}>
          {texts.line(name, servings)}
          {changesText === '' ? null : (
            <span className={styles.change}>
              {texts.changed}: {changesText}
            </span>
          )}
        </span>
        {waiting ? <span className={styles.waiting}>{texts.saving}</span> : null}
        {kept ? <span className={styles.waiting}>{texts.kept}</span> : null}
      </button>
    </form>
  );
}
