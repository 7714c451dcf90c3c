import { data, Form } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { withdrawalWords as words } from '../../words/en/withdrawal.ts';
import account from '../account/account.module.css';
import { Arrived, Said } from '../subscription/arrived.tsx';
import styles from '../subscription/subscription.module.css';
import type { Route } from './+types/withdraw.ts';

type Typed = { name: string; email: string; number: string; statement: string };
type Wrong = 'name' | 'email' | 'number' | 'statement';
type Sent = {
  typed?: Typed;
  problem?: Problem;
  wrong?: Wrong[];
  /** It is to be confirmed. */
  look?: true;
  arrived?: { withdrawalNo: number; at: string };
};

/** What is plain without asking the store. */
const wrongIn = ({ name, email, number, statement }: Typed): Wrong[] => [
  ...(name === '' || [...name].length > 100 ? ['name' as const] : []),
  ...(/^[^@\s]+@[^@\s]+$/.test(email) ? [] : ['email' as const]),
  ...(/^\d{0,10}$/.test(number) ? [] : ['number' as const]),
  ...([...statement].length > 500 ? ['statement' as const] : []),
];

export function loader({ request }: Route.LoaderArgs) {
  const order = new URL(request.url).searchParams.get('order') ?? '';
  return { number: /^\d{1,10}$/.test(order) ? order : '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed: Typed = {
    name: textOf(form, 'name').trim(),
    email: textOf(form, 'email').trim(),
    number: textOf(form, 'orderNo').trim(),
    statement: textOf(form, 'statement').trim(),
  };
  const intent = textOf(form, 'intent');
  if (intent === 'change') return data<Sent>({ typed });
  const wrong = wrongIn(typed);
  if (wrong.length > 0) return data<Sent>({ typed, wrong });
  if (intent !== 'confirm') return data<Sent>({ typed, look: true });
  const { withdrawals } = visitOf(context).api.api;
  const { name, email } = typed;
  const orderNo = typed.number === '' ? null : Number(typed.number);
  const statement = typed.statement === '' ? null : typed.statement;
  const asked = await answerOf(withdrawals.$post({ json: { name, email, orderNo, statement } }));
  if (asked.ok) return data<Sent>({ typed, arrived: asked.body });
  return data<Sent>({ typed, problem: asked.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const meta = () => [{ title: titleOf(words.title) }];

/** What somebody says, to be read over and to be kept. */
const factsOf = ({ name, email, number, statement }: Typed): [string, string][] => [
  [words.name, name],
  [words.email, email],
  ...(number === '' ? [] : [[words.number, number] satisfies [string, string]]),
  [words.statement, statement === '' ? words.whole : statement],
];

/** Withdraws from a purchase without a sign-in, in two steps: what is said, and that it is meant. The answer is the same for everybody. */
export default function Withdraw({ loaderData, actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  const { typed, arrived, look } = sent ?? {};
  const news = useFocusOnNews<HTMLHeadingElement>(arrived ?? look);
  if (arrived && typed) {
    const number: [string, string] = [words.withdrawalNo, String(arrived.withdrawalNo)];
    const facts = [number, ...factsOf(typed)];
    return <Arrived heading={news} words={words} at={arrived.at} facts={facts} />;
  }
  if (look && typed)
    return (
      <main id="content" className={`wrap ${account.page}`}>
        <h1 ref={news} tabIndex={-1}>
          {words.lookTitle}
        </h1>
        <p className={account.muted}>{words.lookText}</p>
        <Form method="post" action="/withdraw" className={account.form}>
          <section className={account.card} aria-label={words.lookTitle}>
            <dl className={styles.facts}>
              <Said facts={factsOf(typed)} />
            </dl>
          </section>
          <input type="hidden" name="name" value={typed.name} />
          <input type="hidden" name="email" value={typed.email} />
          <input type="hidden" name="orderNo" value={typed.number} />
          <input type="hidden" name="statement" value={typed.statement} />
          <p className={account.buttons}>
            <SendButton intent="confirm" sending={words.sending}>
              {words.confirm}
            </SendButton>
            <SendButton intent="change" className="button plain">
              {words.change}
            </SendButton>
          </p>
        </Form>
      </main>
    );
  return <Say sent={sent} number={loaderData.number} />;
}

function Say({ sent, number }: { sent: Sent | undefined; number: string }) {
  const { typed, problem, wrong = [] } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(problem ?? (wrong.length > 0 ? wrong : undefined));
  const isWrong = (field: Wrong) =>
    wrong.includes(field) || faults.has(field === 'number' ? 'orderNo' : field);
  const first = (['name', 'email', 'number', 'statement'] as const).find(isWrong);
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <h1>{words.title}</h1>
      <p className={account.muted}>{words.lead}</p>
      <Form method="post" action="/withdraw" noValidate className={account.form} ref={form}>
        {problem && faults.size === 0 ? <Note {...say(problem)} /> : null}
        <section className={account.card} aria-label={words.title}>
          <Field
            label={words.name}
            name="name"
            value={typed?.name}
            error={isWrong('name') ? words.nameFault : undefined}
            autoComplete="name"
            limit={100}
            first={first === 'name'}
          />
          <Field
            label={words.email}
            name="email"
            type="email"
            value={typed?.email}
            hint={words.emailHint}
            error={isWrong('email') ? words.emailFault : undefined}
            autoComplete="email"
            first={first === 'email'}
          />
          <Field
            label={words.number}
            name="orderNo"
            value={typed?.number ?? number}
            hint={words.numberHint}
            error={isWrong('number') ? words.numberFault : undefined}
            inputMode="numeric"
            autoComplete="off"
            first={first === 'number'}
          />
          <Field
            label={words.statement}
            name="statement"
            value={typed?.statement}
            hint={words.statementHint}
            error={isWrong('statement') ? words.statementFault : undefined}
            autoComplete="off"
            limit={500}
            first={first === 'statement'}
          />
        </section>
        <SendButton intent="look">{words.lookOver}</SendButton>
      </Form>
    </main>
  );
}
