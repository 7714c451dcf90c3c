import { redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { day as dayInWords } from '../../kit/format.ts';
import type { Answer } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/packing.ts';
import { PackingBoard } from './packing-board.tsx';
import { changeFrom, type Change } from './packing-form.ts';
import { SheetHead } from './sheet-head.tsx';
import { connected } from '../../kit/sending.ts';

const texts = adminKitchenWords.packing;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { kitchen } = await kitchensAsked(request, api);
  const query = { kitchen };
  const day = api.api.admin.kitchen[':date'];
  const board = await read(request, day.packing.$get({ param: { date: params.date }, query }));
  return { boxes: board.orders, run: board.allergenRun, kitchen };
}

/** The same marks and moves as a form, before scripts run. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { date } = params;
  const change = changeFrom(await request.formData());
  const written = await writeChange(request, apiOf(context), date, change);
  if (!written.ok) return written.problem;
  return redirect(`/admin/kitchen/${date}/packing${new URL(request.url).search}`, 303);
}

export const shouldRevalidate = connected;

function writeChange(
  request: Request,
  { api }: ReturnType<typeof apiOf>,
  date: string,
  change: Change,
): Promise<Answer<unknown>> {
  const day = api.admin.kitchen[':date'].packing;
  switch (change.kind) {
    case 'mark': {
      const { orderNo, lineNo, packed } = change;
      const param = { date, orderNo: String(orderNo), lineNo: String(lineNo) };
      return write(request, day[':orderNo'].lines[':lineNo'].$post({ param, json: { packed } }));
    }
    case 'taken-out': {
      const { orderNo, lineNo, lotNo } = change;
      const param = { date, orderNo: String(orderNo), lineNo: String(lineNo) };
      const line = day[':orderNo'].lines[':lineNo'];
      return write(request, line['taken-out'].$post({ param, json: { lotNo } }));
    }
    case 'move': {
      const { to, orderNos } = change;
      return write(request, day.move.$post({ param: { date }, json: { to, orderNos } }));
    }
    case 'take-back': {
      const { from, orderNo } = change;
      const order = api.admin.orders[':orderNo'];
      return write(request, order['take-back'].$post({ param: { orderNo }, json: { from } }));
    }
  }
}

/** Every box of the day in a kitchen: tick what is in, send what is ready. */
export default function Packing({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <>
      <SheetHead title={texts.title} day={dayInWords(params.date)} />
      <ProblemNote problem={actionData} />
      <PackingBoard
        key={`${params.date} ${loaderData.kitchen}`}
        date={params.date}
        {...loaderData}
      />
    </>
  );
}
