import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFetcher } from 'react-router';
import { money } from '../../kit/format.ts';
import { servingsOf, useCart } from '../../kit/use-cart.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { foodWords } from '../../words/en/food.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { AddButton } from './add-button.tsx';
import { Customiser } from './customiser.tsx';
import { FoodFacts } from './food-facts.tsx';
import { Message } from './message.tsx';
import { Method } from './method.tsx';
import { NutritionTable } from './nutrition-table.tsx';
import styles from './order-form.module.css';
import type { RecipeView } from './load-recipe.server.ts';
import { RecipeHead } from './recipe-head.tsx';
import type { Saved } from './save-line.server.ts';
import { Summary } from './summary.tsx';
import { flyToCart } from './fly-to-cart.ts';
import { useSeen } from '../lately/use-seen.ts';
import { writeSelection } from './selection.ts';
import { useChoice } from './use-choice.ts';
import { useMeasures } from './use-measures.ts';
import { useOffer } from './use-offer.ts';

/** One form from the servings to the box: with scripts the offer follows each change, without them "Update" asks for it. */
export function OrderForm(props: {
  view: RecipeView;
  /** What came of sending the form without scripts. */
  sent: Saved | undefined;
  /** The button of a form of its own. */
  heart: ReactNode;
}) {
  const { view, sent, heart } = props;
  const { recipe: dish, line } = view;
  const scripts = useScripts();
  const refused = sent?.ok === false ? sent : undefined;
  const form = useRef<HTMLFormElement>(null);
  const choice = useChoice(form, view, refused?.selection ?? view.selection);
  useSeen(dish.recipeNo, ({ servings, measures: own }) => {
    if (own !== null && view.measures === undefined) measures.hear(own);
    if (servings === null) return;
    // Whoever has chosen something here, or is about to, has chosen.
    const isWritten = JSON.stringify(choice.selection) === JSON.stringify(view.selection);
    const isPlain = window.location.search === '' && !line && sent === undefined;
    const isBusy = form.current?.contains(document.activeElement) ?? true;
    if (isWritten && isPlain && !isBusy) choice.chooseServings(servings);
  });
  const { offer, problem, asking, askAgain } = useOffer(dish.slug, choice.selection, line?.lineId, {
    offer: refused?.offer ?? view.offer,
    problem: refused?.problem ?? view.problem,
  });
  const measures = useMeasures(offer.parts, { own: view.measures ?? 'metric', told: view.told });
  const fetcher = useFetcher<Saved>();
  const [saved, setSaved] = useState<Saved>();
  const [version, setVersion] = useState(line?.version);
  const message = useRef<HTMLDivElement>(null);
  const heard = useRef<Saved>(undefined);
  useEffect(() => {
    if (!fetcher.data || heard.current === fetcher.data) return;
    heard.current = fetcher.data;
    setSaved(fetcher.data);
    askAgain();
    if (fetcher.data.ok) {
      flyToCart(form.current);
      return;
    }
    // Whoever has read that the box was changed may save over it.
    const { problem } = fetcher.data;
    setVersion((known) => problem.version ?? known);
    if (problem.code !== 'not-acknowledged') message.current?.focus();
  }, [fetcher.data, askAgain]);
  useEffect(() => setSaved(undefined), [choice.selection]);
  useEffect(() => {
    if (refused) document.getElementById('acknowledged')?.focus();
  }, [refused]);

  const busy = fetcher.state !== 'idle';
  const action = line
    ? busy
      ? recipeWords.saving
      : recipeWords.save
    : busy
      ? recipeWords.adding
      : recipeWords.add;
  const cart = useCart();
  const known = cart ? servingsOf(cart, dish.recipeNo) : (view.added ?? 0);
  const inBox = line ? 0 : saved?.ok ? saved.inBox : known;
  const way = <AddButton offer={offer} busy={busy} action={action} inBox={inBox} />;
  useEffect(() => {
    if (saved?.ok) focusOnTheWayToTheBox(form.current);
  }, [saved]);
  const shown = saved?.ok === false ? saved.problem : problem;
  const address = `/recipes/${dish.slug}${line ? `?line=${line.lineId}` : ''}`;
  const chosen = writeSelection(choice.selection, dish).toString();
  const cookAt = `/recipes/${dish.slug}/cook${chosen === '' ? '' : `?${chosen}`}`;
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={address}
      className={styles.form}
      onChange={choice.read}
      onSubmit={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      {/* The form's default: Enter in a field asks for the price, never for the box. */}
      <button
        type="submit"
        formMethod="get"
        formNoValidate
        hidden
        onClick={(event) => event.preventDefault()}
      />
      {scripts ? <input type="hidden" name="stay" value="1" /> : null}
      {line ? <input type="hidden" name="line" value={line.lineId} /> : null}
      {line ? <input type="hidden" name="version" value={version} /> : null}
      <div className={styles.head}>
        <RecipeHead dish={dish} offer={offer} heart={heart} />
      </div>
      <div className={styles.aside}>
        <Summary
          servings={choice.selection.servings}
          offer={offer}
          problem={shown}
          asking={asking}
          way={way}
          onServings={choice.chooseServings}
          own={dish.ingredients.map(({ ingredientNo }) => ingredientNo)}
          onLeaveOut={choice.leaveOut}
        />
        <Message ref={message} problem={shown} saved={saved} />
      </div>
      <div className={styles.main}>
        <Customiser
          recipe={dish}
          selection={choice.selection}
          offer={offer}
          others={choice.others}
          measures={measures}
          found={view.found}
          onAdd={choice.add}
          onDrop={(ingredientNo) => {
            choice.drop(ingredientNo);
            document.getElementById('find')?.focus();
          }}
        />
        <Method meal={offer.meal} cookAt={cookAt} />
        <div className={styles.onPaper}>
          <FoodFacts offer={offer} />
          <p>{foodWords.storage}</p>
        </div>
        <NutritionTable nutrition={offer.nutritionPerServing} />
      </div>
      <div className={`${styles.bar} no-print`}>
        <p className="figures">
          <strong>{money(offer.totalCents)}</strong> {recipeWords.forServings(offer.servings)}
        </p>
        {way}
      </div>
    </fetcher.Form>
  );
}

/** The button that was pressed has made way for it. */
function focusOnTheWayToTheBox(form: HTMLFormElement | null): void {
  if (document.activeElement !== document.body) return;
  const ways = form?.querySelectorAll<HTMLElement>('[data-in-box]') ?? [];
  [...ways].find((way) => way.offsetParent !== null)?.focus({ preventScroll: true });
}
