import { data, Form, Link, redirect } from 'react-router';
import { mostMembers } from '../../../../server/src/contract/household.ts';
import { read, write } from '../../kit/answers.server.ts';
import type { Member } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { foodWords } from '../../words/en/food.ts';
import { householdWords as words } from '../../words/en/household.ts';
import account from '../account/account.module.css';
import { AccountNav } from '../account/account-nav.tsx';
import type { Route } from './+types/household.ts';
import styles from './household.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const { diets, avoidedAllergens } = await read(request, me.$get());
  const { items } = await read(request, me.household.$get());
  const kept = new URL(request.url).searchParams.has('kept');
  return { own: { diets, avoidedAllergens }, items, kept };
}

type Sent = { problem?: Problem };

export async function action({ request, context }: Route.ActionArgs) {
  const [, memberNo = '', version = ''] = textOf(await request.formData(), 'intent').split(' ');
  const one = apiOf(context).api.me.household[':memberNo'];
  const gone = await write(request, one.$delete({ param: { memberNo }, query: { version } }));
  if (gone.ok || gone.problem.code === 'member-not-found')
    return redirect('/account/household', 303);
  return data<Sent>({ problem: gone.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(words.title) }];

/** Who eats with a customer: what each of them must not have, and what they do not like. */
export default function Household({ loaderData, actionData }: Route.ComponentProps) {
  const { own, items, kept } = loaderData;
  const sent: Sent | undefined = actionData;
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <AccountNav />
      <h1>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      <p className={`${account.muted} ${styles.text}`}>{words.names}</p>
      {kept && !sent ? <Note calm title={words.kept} /> : null}
      {sent?.problem ? <Note {...say(sent.problem)} /> : null}
      <ul className={styles.people}>
        <li>
          <div>
            <h2>{words.you}</h2>
            <Facts facts={factsOf(own)} none={words.yourNothing} />
          </div>
          <div className={styles.tools}>
            <Link to="/account#food" className="button plain">
              {words.yourFood}
            </Link>
          </div>
        </li>
        {items.map((member) => (
          <Somebody key={member.memberNo} member={member} />
        ))}
      </ul>
      {items.length < mostMembers ? null : <p>{words.full(mostMembers)}</p>}
      <div className={styles.next}>
        {items.length < mostMembers ? (
          <Link to="/account/household/new" className="button">
            {words.add}
          </Link>
        ) : null}
        <Link to="/menu/for-us" className="button plain">
          {words.propose}
        </Link>
      </div>
    </main>
  );
}

function Somebody({ member }: { member: Member }) {
  const { memberNo, name, version, portions, dislikes } = member;
  const disliked = dislikes.flatMap((it) => it.name ?? []);
  const facts = [
    ...factsOf(member),
    ...(disliked.length > 0 ? [words.dislikes(disliked)] : []),
    words.portions(portions),
  ];
  return (
    <li>
      <div>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <Facts facts={facts} none={words.nothing} />
      </div>
      <Form method="post" preventScrollReset className={styles.tools}>
        <Link
          to={`/account/household/${memberNo}`}
          className="button plain"
          aria-label={words.changeOf(name)}
        >
          {words.change}
        </Link>
        <button
          className="button plain"
          name="intent"
          value={`remove ${memberNo} ${version}`}
          aria-label={words.removeOf(name)}
        >
          {words.remove}
        </button>
      </Form>
    </li>
  );
}

const factsOf = ({ avoidedAllergens, diets }: Pick<Member, 'avoidedAllergens' | 'diets'>) => [
  ...(avoidedAllergens.length > 0
    ? [words.avoids(avoidedAllergens.map((it) => foodWords.avoided[it]))]
    : []),
  ...(diets.length > 0 ? [words.keeps(diets.map((it) => foodWords.diets[it]))] : []),
];

function Facts({ facts, none }: { facts: readonly string[]; none: string }) {
  return (
    <ul className={styles.facts}>
      {(facts.length > 0 ? facts : [none]).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
