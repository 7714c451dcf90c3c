import { data, Form, Link } from 'react-router';
import { orThrow, answerOf } from '../../kit/answers.server.ts';
import { money, titleOf } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { proposalWords as words } from '../../words/en/proposal.ts';
import type { Route } from './+types/for-us.ts';
import { addProposal } from './add-proposal.server.ts';
import styles from './for-us.module.css';
import { ProposalForm } from './proposal-form.tsx';
import { addressOf, anotherInstead, queryOf, readWish } from './proposal-wish.ts';
import { ProposedMeal, selectionIn } from './proposed-meal.tsx';
import { WhyFewer } from './why-fewer.tsx';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, publicApi } = visitOf(context);
  const wish = readWish(new URL(request.url).searchParams);
  const proposal = orThrow(await answerOf(api.api.proposal.$get({ query: queryOf(wish) })));
  const { items: categories } = orThrow(
    await answerOf(publicApi.api.categories.$get({ query: {} })),
  );
  return { wish, proposal, categories, again: crypto.randomUUID() };
}

type Sent = { problem: Problem };

export async function action({ request, context }: Route.ActionArgs) {
  const problem = await addProposal(visitOf(context), await request.formData());
  return data<Sent>({ problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(words.title) }, { name: 'robots', content: 'noindex' }];

/** A box that everybody at the table can eat, to take as it is or to change meal by meal. */
export default function ForUs({ loaderData, actionData }: Route.ComponentProps) {
  const { wish, proposal, categories, again } = loaderData;
  const { meals, servings, missing, signedIn } = proposal;
  const sent: Sent | undefined = actionData;
  const total = meals.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const asked = meals.length + (missing?.meals ?? 0);
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {signedIn ? <ForWhom eaters={proposal.eaters} /> : <ForGuests />}
      <ProposalForm
        wish={wish}
        servings={servings}
        meals={asked}
        categories={categories}
        isGuest={!signedIn}
      />
      {sent ? <Note {...say(sent.problem)} text={words.nothingAdded} news={sent} /> : null}
      {missing ? (
        <WhyFewer
          missing={missing}
          found={meals.length}
          again={addressOf({ ...wish, keep: [], without: [] })}
        />
      ) : null}
      {proposal.proven ? null : <p>{words.unproven}</p>}
      <ul className={styles.meals}>
        {meals.map((meal) => (
          <ProposedMeal
            key={meal.recipeNo}
            meal={meal}
            servings={servings}
            another={addressOf(anotherInstead({ ...wish, meals: String(asked) }, proposal, meal))}
          />
        ))}
      </ul>
      {meals.length > 0 ? (
        <Form method="post" action={addressOf(wish)} className={styles.take}>
          <input type="hidden" name="again" value={again} />
          {meals.map((meal) => {
            const line = selectionIn(meal, servings);
            line.set('recipeNo', String(meal.recipeNo));
            return <input key={meal.recipeNo} type="hidden" name="line" value={line.toString()} />;
          })}
          <p className="figures">
            <strong>{words.total(money(total))}</strong>
          </p>
          <SendButton intent="add" sending={words.adding}>
            {words.addAll(meals.length)}
          </SendButton>
        </Form>
      ) : null}
    </main>
  );
}

function ForWhom({ eaters }: { eaters: readonly { name: string | null }[] }) {
  const names = eaters.flatMap(({ name }) => name ?? []);
  return (
    <p>
      {names.length > 0 ? words.forWhom(names) : words.forYou}{' '}
      <Link to="/account/household">{words.household}</Link>
    </p>
  );
}

function ForGuests() {
  return (
    <p>
      {words.guest} <a href={`${prefix}/sign-in?to=/menu/for-us`}>{words.signIn}</a>.{' '}
      {words.guestInstead}
    </p>
  );
}
