import { Button, NativeSelect } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { day as dayInWords } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import type { Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Done } from '../kit/done.tsx';
import { kitchenSaid } from '../kit/kitchen-choice.tsx';
import { kitchenSent, kitchensAsked } from '../kit/kitchens.server.ts';
import type { Route } from './+types/food-labels.ts';
import { FoodLabel } from './food-label.tsx';
import styles from './food-labels.module.css';
import { SheetHead } from './sheet-head.tsx';

const texts = adminKitchenWords.foodLabels;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const ofKitchen = await kitchensAsked(request, api);
  const query = { kitchen: ofKitchen.kitchen };
  const day = api.api.admin.kitchen[':date'];
  const param = { date: params.date };
  const told = await read(request, day['food-labels'].$get({ param, query }));
  return { ...told, keeps: kitchenSaid(ofKitchen) };
}

/** Prints all of the day in the kitchen of the page, or the one whose button was pressed: `order.line`. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const [orderNo, lineNo] = textOf(form, 'one').split('.').map(Number);
  const one = orderNo && lineNo ? { orderNo, lineNo } : {};
  const day = apiOf(context).api.admin.kitchen[':date'];
  const json = { printer: textOf(form, 'printer'), kitchen: kitchenSent(request), ...one };
  const answer = await write(
    request,
    day['food-labels'].print.$post({ param: { date: params.date }, json }),
  );
  if (answer.ok) {
    const { printed, incomplete } = answer.body;
    return { done: texts.printed(printed, incomplete) };
  }
  return data({ wrong: wrongIn(answer.problem) }, answer.problem.status);
}

function wrongIn({ code, reason }: Problem & { reason?: unknown }): string {
  if (code === 'printer-not-found') return texts.printerGone;
  if (code === 'label-facts-missing') return texts.nothingComplete;
  const why = typeof reason === 'string' ? texts.printerAway[reason] : undefined;
  return why ?? texts.failed;
}

/** A label for each meal, as the law wants it. */
export default function FoodLabels({ loaderData, actionData, params }: Route.ComponentProps) {
  const { labels, regime, printers, keeps } = loaderData;
  const busy = useNavigation().state !== 'idle';
  if (labels.length === 0) return <EmptyState title={texts.title} text={texts.empty} />;
  const fileAs = (as: string, one: Record<string, string> = {}) =>
    `/api/admin/kitchen/${params.date}/food-labels-file?${new URLSearchParams({ as, ...one, ...keeps }).toString()}`;
  const incomplete = labels.filter(({ gaps }) => gaps.length > 0).length;
  const said = actionData && 'done' in actionData ? actionData.done : '';
  const wrong = actionData && 'wrong' in actionData ? actionData.wrong : '';
  return (
    <Form method="post" preventScrollReset>
      <div className="no-print">
        <SheetHead title={texts.title} day={dayInWords(params.date)} text={texts.intro(regime)}>
          <a className="button plain" href={fileAs('pdf')}>
            {texts.pdf}
          </a>
          <a className="button plain" href={fileAs('zpl-203')}>
            {texts.zpl(203)}
          </a>
          <a className="button plain" href={fileAs('zpl-300')}>
            {texts.zpl(300)}
          </a>
          <PrintButton>{adminWords.print}</PrintButton>
        </SheetHead>
        <Done text={said} />
        {wrong ? (
          <p role="alert" className={styles.wrong}>
            {wrong}
          </p>
        ) : null}
        {printers.length === 0 ? null : (
          <div className={styles.printer}>
            <NativeSelect name="printer" label={texts.printer} data={printers} />
            <Button type="submit" disabled={busy}>
              {texts.print}
            </Button>
          </div>
        )}
        {incomplete > 0 ? <p className={styles.wrong}>{texts.incomplete(incomplete)}</p> : null}
      </div>
      <div className={styles.labels}>
        {labels.map((label) => {
          const { orderNo, lineNo } = label;
          return (
            <FoodLabel key={`${orderNo}.${lineNo}`} label={label}>
              <Link
                reloadDocument
                to={fileAs('pdf', { orderNo: String(orderNo), lineNo: String(lineNo) })}
                aria-label={texts.oneOf(orderNo, lineNo)}
              >
                {texts.one}
              </Link>
              {printers.length === 0 ? null : (
                <Button
                  type="submit"
                  name="one"
                  value={`${orderNo}.${lineNo}`}
                  size="xs"
                  variant="subtle"
                  disabled={busy}
                  aria-label={texts.printOneOf(orderNo, lineNo)}
                >
                  {texts.printOne}
                </Button>
              )}
            </FoodLabel>
          );
        })}
      </div>
    </Form>
  );
}
