import { Button, TextInput } from '@mantine/core';
import { data, Form, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Done } from '../kit/done.tsx';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchenKept } from '../kit/kitchens.server.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/missing.ts';
import styles from './missing.module.css';

const texts = adminBooksWords.missing;
const named = adminBooksWords.refunds;

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(texts.title(Number(params.orderNo))) },
];

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { date, orderNo } = params;
  const { admin } = apiOf(context).api;
  const param = { orderNo };
  const { refunds } = admin.orders[':orderNo'];
  const { lines } = await read(request, refunds.$get({ param }));
  const box = admin.kitchen[':date'].packing[':orderNo'];
  const short = await read(request, box.shortages.$get({ param: { date, orderNo } }));
  return { lines, ...short, done: new URL(request.url).searchParams.get('done') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { date, orderNo } = params;
  const form = await request.formData();
  const typed = textOf(form, 'amount').trim();
  const [lineNo = '', ingredientNo = ''] = textOf(form, 'of').split('.');
  const back = (done: string) =>
    redirect(
      `/admin/kitchen/${date}/missing/${orderNo}?${new URLSearchParams({ ...kitchenKept(request), done }).toString()}`,
      303,
    );
  if (form.has('with')) {
    const swap = { ingredientNo: Number(ingredientNo), with: Number(textOf(form, 'with')) };
    const lines = apiOf(context).api.admin.kitchen[':date'].packing[':orderNo'].lines;
    const asked = lines[':lineNo']['stand-in'].$post({
      param: { date, orderNo, lineNo },
      json: swap,
    });
    const decided = await write(request, asked);
    if (decided.ok) return back(decided.body.state);
    return data({ problem: decided.problem }, { status: decided.problem.status });
  }
  if (!/^[1-9][0-9]{0,9}$/.test(typed)) return data({ wrong: true }, { status: 400 });
  const box = apiOf(context).api.admin.kitchen[':date'].packing[':orderNo'];
  const json = { ingredientNo: Number(ingredientNo), amount: Number(typed) };
  const param = { date, orderNo, lineNo };
  const told = await write(request, box.lines[':lineNo'].missing.$post({ param, json }));
  if (told.ok) return back('told');
  return data({ problem: told.problem }, { status: told.problem.status });
}

export const shouldRevalidate = connected;

/** Who packs tells what is not in the box; the rest happens by itself. */
export default function Missing({ loaderData, actionData, params }: Route.ComponentProps) {
  const { lines, ingredients: mayHappen, shortages, done } = loaderData;
  const inKitchen = useInKitchen();
  const answer: { wrong?: boolean; problem?: Problem } | undefined = actionData;
  return (
    <>
      <PageHeader
        title={texts.title(Number(params.orderNo))}
        text={texts.text}
        back={{ to: inKitchen(`/admin/kitchen/${params.date}/packing`), label: texts.back }}
      />
      <Done text={answer ? '' : doneAs(done)} />
      <ProblemNote problem={answer?.problem} />
      {answer?.wrong ? <Note title={texts.notAnAmount} news={answer} /> : null}
      <p>{texts.wishes[wishIn(mayHappen)]}</p>
      <div className={styles.meals}>
        {lines.map(({ lineNo, name, ingredients }) => (
          <Panel key={lineNo} title={name ?? named.meal(lineNo)}>
            <ul className={styles.ingredients}>
              {ingredients.map(
                ({ ingredientNo, name: ingredient, amount, unit, missingAmount }) => {
                  const called = ingredient ?? named.nameless(ingredientNo);
                  return (
                    <li key={ingredientNo}>
                      <p className={styles.name}>
                        <bdi>{called}</bdi>
                        <span className={styles.under}>
                          {texts.of(baseAmount(amount, unit))}
                          {missingAmount > 0
                            ? `, ${texts.told(baseAmount(missingAmount, unit))}`
                            : null}
                        </span>
                      </p>
                      <StandIn
                        of={`${lineNo}.${ingredientNo}`}
                        called={called}
                        may={mayHappen.find(
                          (it) => it.lineNo === lineNo && it.ingredientNo === ingredientNo,
                        )}
                        told={missingAmount > 0}
                        asked={shortages.find(
                          (it) => it.lineNo === lineNo && it.missing.ingredientNo === ingredientNo,
                        )}
                      />
                      {missingAmount < amount ? (
                        <Form method="post" className={styles.tell}>
                          <input type="hidden" name="of" value={`${lineNo}.${ingredientNo}`} />
                          <TextInput
                            key={missingAmount}
                            name="amount"
                            aria-label={`${called}: ${texts.amount(texts.units[unit])}`}
                            placeholder={texts.units[unit]}
                            inputMode="numeric"
                            required
                          />
                          <Button type="submit" variant="default" aria-label={texts.tellOf(called)}>
                            {texts.tell}
                          </Button>
                        </Form>
                      ) : null}
                    </li>
                  );
                },
              )}
            </ul>
          </Panel>
        ))}
      </div>
    </>
  );
}

type Short = Route.ComponentProps['loaderData'];

/** What its customer wants where this is missing, and what may come instead. */
function StandIn(props: {
  of: string;
  called: string;
  may: Short['ingredients'][number] | undefined;
  /** It was told to be missing: nothing comes instead. */
  told: boolean;
  asked: Short['shortages'][number] | undefined;
}) {
  const { of, called, may, told, asked } = props;
  if (told || !may) return null;
  if (asked)
    return asked.state === 'asked' ? (
      <p className={styles.wish}>
        {texts.waits(asked.substitute.name ?? named.nameless(asked.substitute.ingredientNo))}
      </p>
    ) : null;
  if (may.wish === 'leave-out' || may.substitutes.length === 0) return null;
  return (
    <div className={styles.instead}>
      {may.substitutes.map(({ ingredientNo, name, amount, unit }) => {
        const other = `${name ?? named.nameless(ingredientNo)}, ${baseAmount(amount, unit)}`;
        const says = may.wish === 'ask' ? texts.askFor(other) : texts.putIn(other);
        return (
          <Form key={ingredientNo} method="post">
            <input type="hidden" name="of" value={of} />
            <Button
              type="submit"
              name="with"
              value={ingredientNo}
              aria-label={texts.insteadOf(says, called)}
            >
              {says}
            </Button>
          </Form>
        );
      })}
    </div>
  );
}

/** What the customer chose; of what they named as never to be swapped nothing is offered. */
const wishIn = (ingredients: Short['ingredients']) =>
  ingredients.find(({ wish }) => wish !== 'leave-out')?.wish ?? 'leave-out';

function doneAs(done: string | null): string {
  if (done === null) return '';
  return texts.doneAs[done === 'swapped' || done === 'asked' ? done : 'told'];
}
