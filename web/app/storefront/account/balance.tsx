import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import type { Balance } from '../../kit/api-types.ts';
import { CopyField } from '../../kit/copy-field.tsx';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { dayAndYear, dayOfYear, money, percent, titleOf } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { balanceWords as texts } from '../../words/en/balance.ts';
import { problemWords } from '../../words/en/problems.ts';
import { isAboutTheCode } from '../cart/codes.tsx';
import type { Route } from './+types/balance.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import own from './balance.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, siteUrl } = visitOf(context);
  const balance: Balance = await read(request, api.api.me.balance.$get());
  const code = balance.invitation?.code ?? null;
  return {
    balance,
    link: code === null ? null : `${siteUrl}${prefix}/invite/${code}`,
    added: new URL(request.url).searchParams.has('added'),
  };
}

type Sent = { problem: Problem; code: string };

export async function action({ request, context }: Route.ActionArgs) {
  const { me } = visitOf(context).api.api;
  const form = await request.formData();
  if (textOf(form, 'intent') === 'invite') {
    const made = await write(request, me.invitation.$post({ json: {} }));
    if (made.ok) return redirect('/account/balance#invite', 303);
    return data<Sent>({ problem: made.problem, code: '' });
  }
  const code = textOf(form, 'code').trim();
  const kept = await write(request, me['gift-cards'].$post({ json: { code } }));
  if (kept.ok) return redirect('/account/balance?added=1', 303);
  return data<Sent>({ problem: kept.problem, code });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** What a customer has of credit and gift cards, where it came from and went, and how they invite friends. */
export default function BalancePage({ loaderData, actionData }: Route.ComponentProps) {
  const { balance, link, added } = loaderData;
  const sent: { problem?: Problem; code?: string } | undefined = actionData;
  const problem = sent?.problem;
  const page = useFocusOnNews<HTMLElement>(problem ?? (added ? balance : undefined));
  const isWrong = isAboutTheCode(problem);
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <AccountNav />
      <h1>{texts.title}</h1>
      <p className={styles.muted}>{texts.pays}</p>
      {problem && !isWrong ? <Note {...say(problem)} /> : null}
      {added && !problem ? <Note calm title={texts.added} /> : null}
      <div className={own.cards}>
        <section className={styles.card} aria-labelledby="credit">
          <h2 id="credit">{texts.credit}</h2>
          <p className={`${own.sum} figures`}>{money(balance.creditCents, balance.currency)}</p>
        </section>
        <Gifts gifts={balance.gifts} problem={isWrong ? problem : undefined} typed={sent?.code} />
        {balance.invitation ? (
          <Invitation invitation={balance.invitation} currency={balance.currency} link={link} />
        ) : null}
        <History balance={balance} />
      </div>
    </main>
  );
}

function Gifts(props: {
  gifts: Balance['gifts'];
  problem: Problem | undefined;
  typed: string | undefined;
}) {
  const { gifts, problem, typed } = props;
  const told = problem && problemWords.say(problem.code);
  return (
    <section className={styles.card} aria-labelledby="gifts">
      <h2 id="gifts">{accountWords.gifts}</h2>
      {gifts.length === 0 ? <p className={styles.muted}>{texts.noGifts}</p> : null}
      {gifts.length === 0 ? null : (
        <ul className={own.list}>
          {gifts.map((gift) => (
            <li key={`${gift.codeEnd} ${gift.cents}`}>
              <div>
                <h3>{texts.gift(gift.codeEnd)}</h3>
                <p className={styles.muted}>
                  {gift.isOver
                    ? texts.over
                    : [
                        texts.left(
                          money(gift.leftCents, gift.currency),
                          money(gift.cents, gift.currency),
                        ),
                        ...(gift.lastDay === null ? [] : [texts.until(dayOfYear(gift.lastDay))]),
                      ].join(' · ')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Form
        method="post"
        action="/account/balance"
        noValidate
        className={own.add}
        key={gifts.length}
      >
        <h3>{texts.add}</h3>
        <p className={styles.muted}>{texts.addText}</p>
        <div className={own.row}>
          <Field
            label={texts.addCode}
            name="code"
            value={typed}
            autoComplete="off"
            error={told && `${told.title}. ${told.text}`}
            first
          />
          <SendButton intent="add" className="button plain">
            {texts.addButton}
          </SendButton>
        </div>
      </Form>
    </section>
  );
}

function Invitation(props: {
  invitation: NonNullable<Balance['invitation']>;
  currency: string;
  link: string | null;
}) {
  const { invitation, currency, link } = props;
  const { code, friendGets, youGetCents } = invitation;
  const { kind, basisPoints, cents, minGoodsCents } = friendGets;
  return (
    <section className={styles.card} aria-labelledby="invite">
      <h2 id="invite">{texts.invite}</h2>
      <p>
        {[
          kind === 'delivery'
            ? texts.friendGets.delivery()
            : kind === 'amount'
              ? texts.friendGets.amount(money(cents, currency))
              : // They order for the first time: of a schedule its first box is theirs.
                texts.friendGets.percent(percent((basisPoints[0] ?? 0) / 10_000)),
          ...(minGoodsCents === 0 ? [] : [texts.minimum(money(minGoodsCents, currency))]),
          texts.youGet(money(youGetCents, currency)),
        ].join(' ')}
      </p>
      {code === null || link === null ? (
        <Form method="post" action="/account/balance" preventScrollReset>
          <SendButton intent="invite" className="button">
            {texts.makeCode}
          </SendButton>
        </Form>
      ) : (
        <>
          <CopyField label={texts.yourCode} value={code} />
          <CopyField label={texts.yourLink} value={link} />
        </>
      )}
    </section>
  );
}

type Entry = { at: string; what: string; note: string; orderNo: number | null; cents: string };

/** Both in one, the newest first. */
function entriesOf({ given, spent }: Balance): Entry[] {
  const came = given.map((it): Entry => ({
    at: it.givenAt,
    what: texts.given[it.kind],
    note: it.reason ?? '',
    orderNo: it.orderNo,
    cents: money(it.cents, it.currency),
  }));
  const went = spent.map((it): Entry => ({
    at: it.at,
    what: '',
    note: [
      it.kind === 'gift' ? texts.paidBy.gift(it.codeEnd ?? '') : texts.paidBy.credit(),
      ...(it.backCents === 0 ? [] : [texts.wentBack(money(it.backCents, it.currency))]),
    ].join(' · '),
    orderNo: it.orderNo,
    cents: money(-it.cents, it.currency),
  }));
  return [...came, ...went].sort((one, other) => (one.at < other.at ? 1 : -1));
}

function History({ balance }: { balance: Balance }) {
  const entries = entriesOf(balance);
  return (
    <section className={styles.card} aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      {entries.length === 0 ? <p className={styles.muted}>{texts.nothing}</p> : null}
      {entries.length === 0 ? null : (
        <ul className={own.list}>
          {entries.map(({ at, what, note, orderNo, cents }, place) => (
            <li key={place}>
              <div>
                <p>
                  {what}
                  {orderNo === null ? null : (
                    <Link to={`/account/orders/${orderNo}`}>{accountWords.order(orderNo)}</Link>
                  )}
                </p>
                <p className={styles.muted}>
                  <time dateTime={at}>{dayAndYear(at)}</time>
                  {note === '' ? null : (
                    <>
                      {' · '}
                      <bdi>{note}</bdi>
                    </>
                  )}
                </p>
              </div>
              <span className="figures">{cents}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
