import type { RouterContextProvider } from 'react-router';
import type { ShopSettings } from '../../../../server/src/contract/shop-settings.ts';
import { read, write } from '../../kit/answers.server.ts';
import type { BothValues, TwoVersions } from '../../kit/both-values.ts';
import type { Problem } from '../../kit/problem.ts';
import { saveOver } from '../../kit/save-over.server.ts';
import { apiOf } from '../../visit.server.ts';
import { changedIn } from './settings-form.ts';

type Saved =
  { done: 'saved' | 'isPlanned' | 'nothing' } | { problem: Problem; two?: TwoVersions | undefined };

/**
 * Saves what a form says of the settings, at once or from a day on. What was not touched is not sent: what is planned for it goes on. Where
 * nothing was touched and there is a day, the form is what shall hold from then on, and ends what is planned otherwise.
 */
export async function saveSettings(
  request: Request,
  context: Readonly<RouterContextProvider>,
  form: FormData,
  asked: {
    /** What the form says, given what holds. */
    sent: (known: ShopSettings) => Partial<ShopSettings>;
    /** The day as it was typed; empty: at once. */
    holdsFrom: string;
    tell: (
      field: string,
      mine: unknown,
      theirs: unknown,
    ) => Pick<BothValues, 'label' | 'mine' | 'theirs'>;
  },
): Promise<Saved> {
  const { settings } = apiOf(context).api.admin;
  const known = await read(request, settings.$get({ query: {} }));
  const sent = asked.sent(known.settings);
  const isTouched = Object.keys(changedIn(sent, known.settings)).length > 0;
  const holdsFrom = asked.holdsFrom === '' ? null : asked.holdsFrom;
  if (!isTouched && holdsFrom === null) return { done: 'nothing' };
  let over = known.version;
  const { answer, two } = await saveOver(form, {
    sent,
    save: (chosen, version) => {
      over = version;
      const change = isTouched ? changedIn(chosen, known.settings) : chosen;
      return write(request, settings.$patch({ json: { change, holdsFrom, version } }));
    },
    current: async () => {
      const query = holdsFrom === null ? {} : { on: holdsFrom };
      const then = await write(request, settings.$get({ query }));
      // What is no day is told when it is saved.
      const { version, settings: value } = then.ok ? then.body : known;
      return {
        version,
        value: Object.fromEntries(Object.entries(value).filter(([name]) => name in sent)),
      };
    },
    tell: asked.tell,
  });
  if (!answer.ok) return { problem: answer.problem, two };
  if (answer.body.version === over) return { done: 'nothing' };
  return { done: holdsFrom === null ? 'saved' : 'isPlanned' };
}
