import { redirect, redirectDocument } from 'react-router';
import { testCards } from '../../../../server/src/contract/test-cards.ts';
import { answerOf, orThrow, read } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { shopName, titleOf } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { sandboxWords } from '../../words/en/sandbox.ts';
import type { Route } from './+types/pay.ts';
import { CardForm, type CardTyped } from './card-form.tsx';
import { Challenge } from './challenge.tsx';
import { Due } from './due.tsx';
import { TestCards } from './test-cards.tsx';
import styles from './pay.module.css';

/** Whoever has paid goes back to the shop. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context).api.sandbox.payments[':ref'];
  const payment = await read(request, api.$get({ param: { ref: params.ref } }));
  if (payment.state === 'paid') throw redirectDocument(payment.returnTo, 303);
  const wanted = new URL(request.url).searchParams.get('card');
  return { payment, card: testCards.find(({ number }) => number === wanted)?.number };
}

type Sent = { problem?: Problem; typed?: CardTyped };

export async function action({ request, params, context }: Route.ActionArgs): Promise<Sent> {
  const form = await request.formData();
  const api = apiOf(context).api.sandbox.payments[':ref'];
  const param = { ref: params.ref };
  const typed = {
    number: textOf(form, 'number'),
    expires: textOf(form, 'expires'),
    cvc: textOf(form, 'cvc'),
  };
  const intent = textOf(form, 'intent');
  const answer = await answerOf(
    intent === 'pay'
      ? api.card.$post({ param, json: typed })
      : api.challenge.$post({ param, json: { approved: intent === 'approve' } }),
  );
  if (!answer.ok && answer.problem.code === 'invalid-input')
    return { problem: answer.problem, typed };
  const { state, returnTo } = orThrow(answer);
  if (state === 'paid') throw redirectDocument(returnTo, 303);
  if (state !== 'open') throw redirect(`/sandbox/pay/${params.ref}`, 303);
  return { typed: { ...typed, cvc: '' } };
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs): Promise<Sent> =>
  send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(sandboxWords.title) },
  { name: 'robots', content: 'noindex' },
];

export default function Pay({ loaderData, actionData }: Route.ComponentProps) {
  const { payment, card } = loaderData;
  return (
    <>
      <header className={styles.banner}>
        <p className="wrap">
          <strong>{sandboxWords.name}</strong>
          <span>{sandboxWords.noMoney}</span>
        </p>
      </header>
      <main id="content" className={`wrap ${styles.page}`}>
        <Due payment={payment} />
        <div className={styles.desk}>
          {payment.state === 'needs-action' ? <Challenge payment={payment} /> : null}
          {payment.state === 'open' ? (
            <>
              <CardForm payment={payment} card={card} sent={actionData} />
              <TestCards chosen={card} />
            </>
          ) : null}
          {payment.state === 'over' ? (
            <section className={styles.sheet}>
              <h2>{sandboxWords.over}</h2>
              <p>{sandboxWords.overText}</p>
              <a className="button" href={payment.returnTo}>
                {sandboxWords.overNext}
              </a>
            </section>
          ) : null}
        </div>
      </main>
      <footer className={styles.footer}>
        <p className="wrap">{shopName()}</p>
      </footer>
    </>
  );
}
