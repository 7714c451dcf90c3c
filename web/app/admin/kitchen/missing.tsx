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

export async function loader({ request, context, params: { orderNo } }: Route.LoaderArgs) {
  const { refunds } = apiOf(context).api.admin.orders[':orderNo'];
  const { lines } = await read(request, refunds.$get({ param: { orderNo } }));
  return { lines, done: new URL(request.url).searchParams.has('done') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { date, orderNo } = params;
  const form = await request.formData();
  const typed = textOf(form, 'amount').trim();
  const [lineNo = '', ingredientNo = ''] = textOf(form, 'of').split('.');
  if (!/^[1-9][0-9]{0,9}$/.test(typed)) return data({ wrong: true }, { status: 400 });
  const box = apiOf(context).api.admin.kitchen[':date'].packing[':orderNo'];
  const json = { ingredientNo: Number(ingredientNo), amount: Number(typed) };
  const param = { date, orderNo, lineNo };
  const told = await write(request, box.lines[':lineNo'].missing.$post({ param, json }));
  if (told.ok) return redirect(`/admin/kitchen/${date}/missing/${orderNo}?done=1`, 303);
  return data({ problem: told.problem }, { status: told.problem.status });
}

export const shouldRevalidate = connected;

/** Who packs tells what is not in the box; the rest happens by itself. */
export default function Missing({ loaderData, actionData, params }: Route.ComponentProps) {
  const { lines, done } = loaderData;
  const answer: { wrong?: boolean; problem?: Problem } | undefined = actionData;
  return (
    <>
      <PageHeader
        title={texts.title(Number(params.orderNo))}
        text={texts.text}
        back={{ to: `/admin/kitchen/${params.date}/packing`, label: texts.back }}
      />
      <Done text={done && !answer ? texts.done : ''} />
      <ProblemNote problem={answer?.problem} />
      {answer?.wrong ? <Note title={texts.notAnAmount} news={answer} /> : null}
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
