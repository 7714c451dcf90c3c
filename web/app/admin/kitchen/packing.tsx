import { redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { day as dayInWords } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/packing.ts';
import { PackingBoard } from './packing-board.tsx';
import { changeFrom } from './packing-form.ts';
import { SheetHead } from './sheet-head.tsx';
import { connected } from '../../kit/sending.ts';

const texts = adminKitchenWords.packing;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const day = apiOf(context).api.admin.kitchen[':date'];
  const param = { date: params.date };
  const [board, labels] = await Promise.all([
    read(request, day.packing.$get({ param })),
    read(request, day.labels.$get({ param })),
  ]);
  const changed = labels.lines.filter(({ changesText }) => changesText !== '');
  const changes = Object.fromEntries(
    changed.map(({ orderNo, lineNo, changesText }) => [`${orderNo}.${lineNo}`, changesText]),
  );
  return { boxes: board.orders, changes };
}

/** The same marks and moves as a form, before scripts run. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const day = apiOf(context).api.admin.kitchen[':date'].packing;
  const { date } = params;
  const change = changeFrom(await request.formData());
  const written =
    change.kind === 'mark'
      ? await write(
          request,
          day[':orderNo'].lines[':lineNo'].$post({
            param: { date, orderNo: String(change.orderNo), lineNo: String(change.lineNo) },
            json: { packed: change.packed },
          }),
        )
      : await write(
          request,
          day.move.$post({ param: { date }, json: { to: change.to, orderNos: change.orderNos } }),
        );
  if (!written.ok) return written.problem;
  return redirect(`/admin/kitchen/${date}/packing`, 303);
}

export const shouldRevalidate = connected;

/** Every box of the day: tick what is in, send what is ready. */
export default function Packing({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <>
      <SheetHead title={texts.title} day={dayInWords(params.date)} />
      <ProblemNote problem={actionData} />
      <PackingBoard key={params.date} date={params.date} {...loaderData} />
    </>
  );
}
