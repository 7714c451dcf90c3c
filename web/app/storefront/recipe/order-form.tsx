import { useEffect, useRef, useState } from 'react';
import { Link, useFetcher } from 'react-router';
import { money } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { Customiser } from './customiser.tsx';
import { Message } from './message.tsx';
import { Method } from './method.tsx';
import { NutritionTable } from './nutrition-table.tsx';
import styles from './order-form.module.css';
import type { Offer } from './offer.ts';
import type { RecipeView } from './load-recipe.server.ts';
import type { Saved } from './save-line.server.ts';
import { AddButton, Summary } from './summary.tsx';
import { flyToCart } from './fly-to-cart.ts';
import { useChoice } from './use-choice.ts';
import { useOffer } from './use-offer.ts';

/** One form from the servings to the box: with scripts the offer follows each change, without them "Update" asks for it. */
export function OrderForm(props: {
  view: RecipeView;
  /** What came of sending the form without scripts. */
  sent: Saved | undefined;
  /** Hears what is offered for each choice. */
  onOffer: (offer: Offer) => void;
}) {
  const { view, sent, onOffer } = props;
  const { recipe: dish, line } = view;
  const scripts = useScripts();
  const refused = sent?.ok === false ? sent : undefined;
  const form = useRef<HTMLFormElement>(null);
  const choice = useChoice(form, view, refused?.selection ?? view.selection);
  const { offer, problem, asking, askAgain } = useOffer(dish.slug, choice.selection, line?.lineId, {
    offer: refused?.offer ?? view.offer,
    problem: refused?.problem ?? view.problem,
  });
  useEffect(() => onOffer(offer), [onOffer, offer]);
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
  const shown = saved?.ok === false ? saved.problem : problem;
  const address = `/recipes/${dish.slug}${line ? `?line=${line.lineId}` : ''}`;
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
      <div className={styles.aside}>
        <Summary
          servings={choice.selection.servings}
          offer={offer}
          problem={shown}
          asking={asking}
          action={action}
          busy={busy}
          onServings={choice.chooseServings}
        />
        <Message ref={message} problem={shown} saved={saved} />
      </div>
      <div className={styles.main}>
        <Customiser
          recipe={dish}
          selection={choice.selection}
          offer={offer}
          others={choice.others}
          found={view.found}
          onAdd={choice.add}
          onDrop={choice.drop}
        />
        <Method meal={offer.meal} />
        <NutritionTable nutrition={offer.nutritionPerServing} />
      </div>
      <div className={`${styles.bar} no-print`}>
        {saved?.ok ? (
          <p>
            <Link to="/box">{recipeWords.toBox}</Link>
          </p>
        ) : (
          <p className="figures">
            <strong>{money(offer.totalCents)}</strong> {recipeWords.forServings(offer.servings)}
          </p>
        )}
        <AddButton offer={offer} busy={busy} action={action} />
      </div>
    </fetcher.Form>
  );
}
