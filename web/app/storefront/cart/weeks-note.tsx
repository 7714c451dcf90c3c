import type { Cart } from '../../kit/api-types.ts';
import { listed, shortDay } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { nameOfWeek } from '../../kit/weeks.ts';
import { boxWords } from '../../words/en/box.ts';
import { weekWords } from '../../words/en/weeks.ts';
import { CartForm } from './cart-form.tsx';
import type { CartView } from './read-cart.server.ts';
import styles from './weeks-note.module.css';

export type CartWeek = NonNullable<Cart['weeks']>[number];

/** The dishes that a week does not have. */
export const missingIn = (cart: Pick<CartView, 'lines'>, { missing }: CartWeek): string =>
  listed(
    cart.lines
      .filter(({ lineId }) => missing.includes(lineId))
      .map(({ name }) => name ?? boxWords.nameless),
  );

/** What a week has not of the box, or not any more; that it has all of it. */
function saidOf(cart: Pick<CartView, 'lines'>, week: CartWeek): string[] {
  const { missing, soldOut } = week;
  if (missing.length === 0 && soldOut.length === 0) return [weekWords.fits];
  return [
    ...(missing.length > 0 ? [weekWords.missing(missingIn(cart, week))] : []),
    ...soldOut.map(({ recipeNo, left }) => {
      const line = cart.lines.find((it) => it.recipeNo === recipeNo);
      return weekWords.soldOut(line?.name ?? boxWords.nameless, boxWords.servings(left));
    }),
  ];
}

/** Whether a week has all of it; a shop without weeks always does. */
export const fitsSomeWeek = ({ weeks }: Pick<CartView, 'weeks'>): boolean =>
  weeks === null || weeks.some(({ missing }) => missing.length === 0);

/** For which weeks the box can be ordered, and what would have to stay out of it for the others. Nothing in a shop without weeks. */
export function WeeksNote({ cart }: { cart: CartView }) {
  if (cart.weeks === null) return null;
  return (
    <section className={styles.weeks} aria-labelledby="box-weeks">
      <h2 id="box-weeks">{weekWords.boxTitle}</h2>
      {cart.weeks.length === 0 ? <p>{weekWords.none}</p> : null}
      {cart.weeks.length > 0 && !fitsSomeWeek(cart) ? <p>{weekWords.fitsNone}</p> : null}
      <ul className={styles.list}>
        {cart.weeks.map((week) => (
          <li key={week.week}>
            <strong>{nameOfWeek(week)}</strong>{' '}
            <span className={styles.days}>{listed(week.days.map(shortDay))}</span>
            <p>{saidOf(cart, week).join(' ')}</p>
            {isPart(cart, week) ? (
              <CartForm>
                <input type="hidden" name="version" value={cart.version} />
                <button className="button plain" name="intent" value={`leave-out ${week.week}`}>
                  {weekWords.leaveOut(missingIn(cart, week), nameOfWeek(week))}
                </button>
              </CartForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Something is missing, and something would be left. */
const isPart = ({ lines }: Pick<CartView, 'lines'>, { missing }: CartWeek): boolean =>
  missing.length > 0 && missing.length < lines.length;

/** The same beside the days of the checkout, inside its form. */
export function LeaveOut({ cart }: { cart: CartView }) {
  const weeks = (cart.weeks ?? []).filter((week) => isPart(cart, week));
  if (weeks.length === 0) return null;
  return (
    <ul className={styles.list}>
      {weeks.map((week) => (
        <li key={week.week}>
          <p>
            {nameOfWeek(week)}: {weekWords.missing(missingIn(cart, week))}
          </p>
          <SendButton intent={`leave-out ${week.week}`} className="button plain">
            {weekWords.leaveOut(missingIn(cart, week), nameOfWeek(week))}
          </SendButton>
        </li>
      ))}
    </ul>
  );
}
