import { data, Form, redirect } from 'react-router';
import { allergenGroups } from '../../../../server/src/contract/food-terms.ts';
import { shortageChoices } from '../../../../server/src/contract/substitutions.ts';
import { read, write } from '../../kit/answers.server.ts';
import { FoodPicker } from '../../kit/food-picker.tsx';
import { textOf, textsOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { foodWords } from '../../words/en/food.ts';
import { substitutionsWords as words } from '../../words/en/substitutions.ts';
import type { Route } from './+types/substitutions.ts';
import account from './account.module.css';
import { AccountNav } from './account-nav.tsx';
import styles from './substitutions.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const chosen = await read(request, apiOf(context).api.me.substitutions.$get());
  return { ...chosen, saved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const json = {
    choice: shortageChoices.find((it) => it === textOf(form, 'choice')) ?? 'leave-out',
    never: allergenGroups.filter((group) => textsOf(form, 'never').includes(group)),
  };
  const chosen = await write(request, apiOf(context).api.me.substitutions.$put({ json }));
  if (chosen.ok) return redirect('/account/substitutions?saved=1', 303);
  return data<{ problem: Problem }>({ problem: chosen.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(words.title) }];

const groups = Object.fromEntries(
  allergenGroups.map((group) => [group, foodWords.avoided[group]]),
) as Record<(typeof allergenGroups)[number], string>;

/** What a customer wants where something is missing while their box is packed. */
export default function Substitutions({ loaderData, actionData }: Route.ComponentProps) {
  const { choice, never, saved } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <AccountNav />
      <h1>{words.title}</h1>
      <p className={`${account.muted} ${styles.text}`}>{words.text}</p>
      <Form method="post" className={account.form} preventScrollReset>
        {sent?.problem ? <Note {...say(sent.problem)} news={sent} /> : null}
        {saved && !sent ? <Note calm title={words.saved} news="saved" /> : null}
        <div className={account.card}>
          <fieldset className={styles.choices}>
            <legend>{words.legend}</legend>
            {shortageChoices.map((it) => (
              <label key={it} className={styles.choice}>
                <input type="radio" name="choice" value={it} defaultChecked={it === choice} />
                <span>
                  <strong>{words.choices[it]}</strong>
                  <span className={account.muted}>{words.hints[it]}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <FoodPicker
            legend={words.never}
            hint={words.neverHint}
            name="never"
            names={groups}
            chosen={never}
          />
        </div>
        <SendButton intent="save" sending={words.saving}>
          {words.save}
        </SendButton>
      </Form>
    </main>
  );
}
