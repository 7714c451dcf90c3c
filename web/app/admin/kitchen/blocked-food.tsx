import { Form } from 'react-router';
import { baseAmount } from '../../kit/format.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import type { Box } from '../kit/office-types.ts';
import styles from './blocked-food.module.css';
import { takenOutValue } from './packing-form.ts';

const texts = adminKitchenWords.packing;

/** Food of blocked lots in a meal of a box: it has to come out before the box leaves. */
export function BlockedFood({ box, lineNo }: { box: Box; lineNo: number }) {
  const { orderNo } = box;
  const blocked = box.lines.find((line) => line.lineNo === lineNo)?.blockedLots ?? [];
  return blocked.map(({ lotNo, name, amount, unit }) => {
    const food = name ?? texts.lot(lotNo);
    return (
      <Form key={lotNo} method="post" className={styles.blocked} preventScrollReset>
        <p>{texts.blocked(food, baseAmount(amount, unit), lotNo)}</p>
        <button
          className="button"
          name="takenOut"
          value={takenOutValue({ orderNo, lineNo, lotNo })}
          aria-label={texts.takenOutOf(orderNo, food)}
        >
          {texts.takenOut}
        </button>
      </Form>
    );
  });
}
