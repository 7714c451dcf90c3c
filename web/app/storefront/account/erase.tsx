import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { money, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { eraseWords as texts } from '../../words/en/erase.ts';
import type { Route } from './+types/erase.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import own from './erase.module.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  read(request, apiOf(context).api.me.erasure.$get());

export async function action({ request, context }: Route.ActionArgs) {
  const password = textOf(await request.formData(), 'password');
  const erased = await write(request, apiOf(context).api.me.erasure.$post({ json: { password } }));
  if (erased.ok) return redirect('/erased', 303);
  return data<{ problem: Problem }>({ problem: erased.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** What erasing oneself removes and what stays, before it is done. */
export default function Erase({ loaderData, actionData }: Route.ComponentProps) {
  const { underWay, owed, worksHere, documents, keepInvoicesYears } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const problem = sent?.problem;
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const isMissing = faultsOf(problem).has('password');
  const isWrong = problem?.code === 'wrong-credentials';
  const fault = isMissing ? texts.passwordFault : isWrong ? texts.passwordWrong : undefined;
  const hasEnded = ({ orderNo }: { orderNo: number }) =>
    !underWay.some((order) => order.orderNo === orderNo);
  const stays = [
    ...texts.stays,
    ...(documents > 0 ? [texts.documents(documents, keepInvoicesYears)] : []),
    // What is under way is not owed yet.
    ...owed
      .filter(hasEnded)
      .map(({ orderNo, cents, currency }) =>
        texts.owed(money(cents, currency), accountWords.order(orderNo)),
      ),
    texts.lately,
  ];
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <p>
        <Link to="/account/data">{texts.download}</Link>
      </p>
      <div className={own.sections}>
        <Listed id="now" title={texts.nowTitle} items={texts.now} />
        <Listed id="stays" title={texts.staysTitle} items={stays} />
        {worksHere ? <Note title={texts.worksHereTitle} text={texts.worksHereText} calm /> : null}
        {underWay.length > 0 ? (
          <Note title={texts.underWayTitle} text={texts.underWayText} calm>
            <ul>
              {underWay.map(({ orderNo }) => (
                <li key={orderNo}>
                  <Link to={`/account/orders/${orderNo}`}>{accountWords.order(orderNo)}</Link>
                </li>
              ))}
            </ul>
          </Note>
        ) : null}
        {worksHere || underWay.length > 0 ? null : (
          <Form method="post" noValidate className={styles.card} ref={form}>
            {problem && fault === undefined ? <Note {...say(problem)} /> : null}
            <Field
              label={texts.password}
              name="password"
              type="password"
              hint={texts.passwordHint}
              error={fault}
              autoComplete="current-password"
              first
            />
            <div className={styles.buttons}>
              <SendButton intent="erase" sending={texts.sending}>
                {texts.submit}
              </SendButton>
              <Link to="/account" className="button plain">
                {texts.back}
              </Link>
            </div>
          </Form>
        )}
      </div>
    </main>
  );
}

function Listed({ id, title, items }: { id: string; title: string; items: readonly string[] }) {
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={own.list}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
