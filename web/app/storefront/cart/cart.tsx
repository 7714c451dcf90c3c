import { data, Link, redirect, useActionData } from 'react-router';
import { listed, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { codeWords } from '../../words/en/codes.ts';
import { readSeen } from '../lately/read-seen.server.ts';
import { SeenLately } from '../lately/seen-lately.tsx';
import { orderedAgain } from '../account/order-again.server.ts';
import type { Route } from './+types/cart.ts';
import { useCartForms } from './use-cart-forms.ts';
import { useFocusAmongMeals } from './use-focus-among-meals.ts';
import { CartLineCard } from './cart-line.tsx';
import { CartSummary } from './cart-summary.tsx';
import { CartForm } from './cart-form.tsx';
import { Codes, isAboutTheCode } from './codes.tsx';
import { changeCart, readRemoved, wantsPage, type Changed } from './change-cart.server.ts';
import { ChangingNote } from './changing-note.tsx';
import { EmptyCart } from './empty-cart.tsx';
import { InTheCart } from './in-the-cart.tsx';
import { readCart, readRecipe } from './read-cart.server.ts';
import { RemovedNote } from './removed-note.tsx';
import { Shortages } from './shortages.tsx';
import { WeeksNote } from './weeks-note.tsx';
import styles from './cart.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { searchParams } = new URL(request.url);
  const removed = readRemoved(searchParams.get('removed'));
  const recipe = removed?.slug ? await readRecipe(visit.publicApi, removed.slug) : undefined;
  const cart = await readCart(visit);
  return {
    cart,
    seen: await readSeen(
      visit,
      cart.lines.map(({ recipeNo }) => recipeNo),
    ),
    removed: removed && { line: removed, name: recipe?.name ?? boxWords.nameless },
    again: await orderedAgain(visit, searchParams),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const changed = await changeCart(visitOf(context), await request.formData());
  if (!wantsPage(request) || changed.problem) return data(changed);
  if (!changed.removed) return redirect('/box', 303);
  const { name: _name, ...removed } = changed.removed;
  const query = new URLSearchParams({ removed: JSON.stringify(removed) });
  return redirect(`/box?${query.toString()}`, 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(boxWords.title) },
  { name: 'robots', content: 'noindex' },
];

export default function CartPage({ loaderData }: Route.ComponentProps) {
  const { cart } = loaderData;
  const forms = useCartForms();
  const sent = useActionData<Changed>();
  const outcome = forms.data ?? sent;
  const refusedCode = { problem: outcome?.problem, typed: outcome?.code, answer: outcome };
  const page = useFocusOnNews<HTMLElement>(outcome?.problem);
  useFocusAmongMeals(page, cart.lines);
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <header className={styles.head}>
        <h1 tabIndex={-1}>{boxWords.title}</h1>
        {cart.lines.length > 0 ? (
          <p className={styles.muted}>
            {boxWords.summary(
              cart.lines.length,
              cart.lines.reduce((sum, { servings }) => sum + servings, 0),
            )}
          </p>
        ) : null}
      </header>
      <div className={styles.notes}>
        {cart.editing ? <ChangingNote editing={cart.editing} /> : null}
        {outcome?.problem && !isAboutTheCode(outcome.problem) ? (
          <Note {...say(outcome.problem)} />
        ) : null}
        <RemovedNote just={forms.data?.removed} before={loaderData.removed} />
        {loaderData.again ? <AgainNote {...loaderData.again} /> : null}
      </div>
      {cart.lines.length === 0 ? (
        <>
          <EmptyCart />
          {cart.code ? (
            <section className={styles.codeOnly} aria-label={codeWords.code}>
              <Codes priced={cart} refused={refusedCode} back="/box" Part={CartForm} />
            </section>
          ) : null}
        </>
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Shortages cart={cart} />
            <WeeksNote cart={cart} />
            <ul className={styles.lines}>
              {cart.lines.map((line) => (
                <CartLineCard key={line.lineId} line={line} version={cart.version} />
              ))}
            </ul>
            <Link to="/menu" className="button plain">
              {boxWords.goOn}
            </Link>
          </div>
          <CartSummary
            cart={cart}
            wrongPlace={faultsOf(outcome?.problem).has('postcode')}
            code={refusedCode}
          />
          <InTheCart amounts={cart.inTheBox} />
        </div>
      )}
      <SeenLately cards={loaderData.seen} />
    </main>
  );
}

function AgainNote({ missing, added }: { missing: string[]; added: number }) {
  return (
    <Note
      calm
      title={added > 0 ? boxWords.againTitle : boxWords.againNothing}
      text={missing.length > 0 ? boxWords.againNot(listed(missing)) : undefined}
    />
  );
}
