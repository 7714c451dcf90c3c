import { data, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** What came of sending a form of the log; `of` says which. */
export type Sent = { problem?: Problem; wrong?: true; of?: string };

/** A number as it is typed, with a point or a comma; undefined: it is none. */
export function typedNumber(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.').replace('−', '-');
  if (typed === '') return null;
  return /^-?\d{1,3}(\.\d)?$/.test(typed) ? Number(typed) : undefined;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export async function act(request: Request, { api }: Visit) {
  const form = await request.formData();
  const checks = api.api.admin['hygiene-checks'];
  const checkNo = textOf(form, 'checkNo');
  const backTo = (done: string) => redirect(`/admin/hygiene?done=${done}`, 303);
  const refused = (sent: Sent) => data(sent);
  switch (textOf(form, 'intent')) {
    case 'note': {
      const corrects = textOf(form, 'corrects');
      const of = corrects === '' ? checkNo : `${checkNo}-${corrects}`;
      const celsius = typedNumber(textOf(form, 'celsius'));
      if (celsius === undefined) return refused({ wrong: true, of });
      const done = textOf(form, 'done');
      const told = await write(
        request,
        checks[':checkNo'].entries.$post({
          param: { checkNo },
          json: {
            celsius,
            done: done === '' ? null : done === 'yes',
            action: orNull(textOf(form, 'action')),
            note: orNull(textOf(form, 'note')),
            corrects: corrects === '' ? null : Number(corrects),
          },
        }),
      );
      return told.ok ? backTo('noted') : refused({ problem: told.problem, of });
    }
    case 'add': {
      const [least, most] = ['least', 'most'].map((name) => typedNumber(textOf(form, name)));
      if (least === undefined || most === undefined) return refused({ wrong: true, of: 'add' });
      const added = await write(
        request,
        checks.$post({
          json: {
            name: textOf(form, 'name'),
            place: orNull(textOf(form, 'place')),
            kind: textOf(form, 'kind') === 'cleaning' ? 'cleaning' : 'temperature',
            minCelsius: least,
            maxCelsius: most,
            perDay: Number(textOf(form, 'perDay')),
            everyDays: Number(textOf(form, 'everyDays')),
          },
        }),
      );
      return added.ok ? backTo('begun') : refused({ problem: added.problem, of: 'add' });
    }
    default: {
      const { items } = await read(request, checks.$get());
      const known = items.find((each) => String(each.checkNo) === checkNo);
      if (!known) throw data(null, { status: 404 });
      const { checkNo: _no, stopped: _stopped, ...facts } = known;
      const json = { ...facts, stopped: true };
      const told = await write(request, checks[':checkNo'].$put({ param: { checkNo }, json }));
      return told.ok ? backTo('stopped') : refused({ problem: told.problem, of: 'stop' });
    }
  }
}
