import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { payWords } from '../../words/en/pay.ts';
import { monthOf } from '../pay/card-choice.tsx';
import type { Route } from './+types/payment.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import book from './address-book.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const { items } = await read(request, me['payment-methods'].$get());
  const forgotten = new URL(request.url).searchParams.has('forgotten');
  return { cards: items, forgotten, nowMs: Date.now() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const methodRef = textOf(await request.formData(), 'card');
  const { me } = apiOf(context).api;
  const gone = await write(
    request,
    me['payment-methods'][':methodRef'].$delete({ param: { methodRef } }),
  );
  // Forgotten already is what was asked for.
  if (gone.ok || gone.problem.code === 'payment-method-not-found')
    return redirect('/account/payment?forgotten=1', 303);
  return data<{ problem: Problem }>({ problem: gone.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(payWords.keptTitle) }];

/** The cards that a customer lets the shop keep, and the way to have them forgotten. */
export default function Payment({ loaderData, actionData }: Route.ComponentProps) {
  const { cards, forgotten, nowMs } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const problem = sent?.problem;
  const page = useFocusOnNews<HTMLElement>(sent ?? (forgotten ? cards : undefined));
  const orderNo = problem?.['orderNo'];
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <AccountNav />
      <h1>{payWords.keptTitle}</h1>
      {problem ? (
        <Note {...say(problem)}>
          {typeof orderNo === 'number' ? (
            <Link to={`/account/orders/${orderNo}`}>{accountWords.order(orderNo)}</Link>
          ) : null}
        </Note>
      ) : null}
      {forgotten && !problem ? <Note calm title={payWords.forgotten} /> : null}
      {cards.length === 0 ? (
        <EmptyState heading="h2" title={payWords.noneTitle} text={payWords.noneText} />
      ) : (
        <section className={book.book} aria-label={payWords.keptTitle}>
          <p className={styles.muted}>{payWords.keptText}</p>
          <ul>
            {cards.map((card) => (
              <li key={card.methodRef}>
                <div>
                  <h2>{card.label}</h2>
                  <p className={styles.muted}>{monthOf(card, nowMs)}</p>
                </div>
                <Form method="post" preventScrollReset>
                  <button
                    className="button plain"
                    name="card"
                    value={card.methodRef}
                    aria-label={payWords.forgetOf(card.label)}
                  >
                    {payWords.forget}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
