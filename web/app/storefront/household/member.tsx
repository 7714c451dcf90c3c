import { data, Form, Link, redirect } from 'react-router';
import { groupOf, type Allergen, type Diet } from '../../../../server/src/contract/food-terms.ts';
import { mostDislikes, mostPortions } from '../../../../server/src/contract/household.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { Field } from '../../kit/field.tsx';
import { FoodPicker } from '../../kit/food-picker.tsx';
import { textOf, textsOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf, visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { foodWords } from '../../words/en/food.ts';
import { householdWords as words } from '../../words/en/household.ts';
import account from '../account/account.module.css';
import { AccountNav } from '../account/account-nav.tsx';
import type { Route } from './+types/member.ts';
import { Dislikes } from './dislikes.tsx';
import { readDislikes, type Disliked } from './dislikes.server.ts';
import styles from './member.module.css';

const aNewOne = 'new';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { items } = await read(request, apiOf(context).api.me.household.$get());
  const known = items.find(({ memberNo }) => String(memberNo) === params.memberNo);
  if (!known && params.memberNo !== aNewOne) throw data(null, { status: 404 });
  const { memberNo: _no, version, dislikes, ...facts } = known ?? nobody;
  const seen = seenOf({ ...facts, dislikes: dislikes.map(({ ingredientNo }) => ingredientNo) });
  return { facts, dislikes, version, seen };
}

const nobody = {
  memberNo: 0,
  version: 0,
  name: '',
  diets: [] as Diet[],
  avoidedAllergens: [] as Allergen[],
  dislikes: [] as Disliked[],
  portions: 1,
};

type Typed = {
  name: string;
  portions: number;
  diets: Diet[];
  avoidedAllergens: Allergen[];
  dislikes: Disliked[];
};
type Sent = {
  problem?: Problem;
  typed?: Typed;
  /** What was typed of dislikes, what it could be, and what is wrong with it. */
  asked?: { text: string; choices: Disliked[]; fault: string | undefined };
  two?: TwoVersions | undefined;
};

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const { api } = visitOf(context).api;
  const text = textOf(form, 'addDislike').trim();
  const found = await readDislikes(request, visitOf(context).publicApi.api, text);
  const dislikes = onceEach([...textsOf(form, 'dislikes').map(readTick), ...found.meant]);
  const typed: Typed = {
    name: textOf(form, 'name').trim(),
    portions: Number(textOf(form, 'portions')),
    // The API refuses what is not one of these.
    diets: textsOf(form, 'diets') as Diet[],
    avoidedAllergens: textsOf(form, 'avoidedAllergens') as Allergen[],
    dislikes,
  };
  const left = [...found.several, ...found.unknown].join(', ');
  const fault = faultOf(found, dislikes.length);
  const asked = { text: left, choices: found.choices, fault };
  if (fault !== undefined) return data<Sent>({ typed, asked });
  const json = { ...typed, dislikes: numbersOf(dislikes) };
  const { household } = api.me;
  const { memberNo } = params;
  if (memberNo === aNewOne) {
    const added = await write(request, household.$post({ json }));
    if (added.ok) return redirect('/account/household?kept=1', 303);
    return data<Sent>({ problem: added.problem, typed, asked });
  }
  const names = new Map(dislikes.map(({ ingredientNo, name }) => [ingredientNo, name]));
  const { answer, two } = await saveOver(form, {
    sent: json,
    save: (sent, version) =>
      write(
        request,
        household[':memberNo'].$put({ param: { memberNo }, json: { ...sent, version } }),
      ),
    current: async () => {
      const { items } = await read(request, household.$get());
      const one = items.find((each) => String(each.memberNo) === memberNo);
      if (!one) return { version: 0, value: {} };
      const { memberNo: _no, version, ...value } = one;
      return { version, value: { ...value, dislikes: numbersOf(value.dislikes) } };
    },
    tell: async (field, mine, theirs) => {
      const { items } = await read(request, household.$get());
      for (const one of items)
        for (const { ingredientNo, name } of one.dislikes) names.set(ingredientNo, name);
      const label = labels[field] ?? field;
      return { label, mine: inWords(names, mine), theirs: inWords(names, theirs) };
    },
  });
  if (answer.ok) return redirect('/account/household?kept=1', 303);
  return data<Sent>({ problem: answer.problem, typed, asked, two });
}

/** `12 Coriander`: its number, and what it was called on the page. */
function readTick(value: string): Disliked {
  const [no = '', ...name] = value.split(' ');
  return { ingredientNo: Number(no), name: name.join(' ') || null };
}

const onceEach = (some: readonly Disliked[]): Disliked[] => [
  ...new Map(some.map((one) => [one.ingredientNo, one])).values(),
];
const numbersOf = (some: readonly Disliked[]) => some.map(({ ingredientNo }) => ingredientNo);

function faultOf(
  { several, unknown }: { several: string[]; unknown: string[] },
  count: number,
): string | undefined {
  const said = [
    ...(several.length > 0 ? [words.which(several)] : []),
    ...(unknown.length > 0 ? [words.unknown(unknown)] : []),
    ...(count > mostDislikes ? [words.tooMany(mostDislikes)] : []),
  ];
  return said.length > 0 ? said.join(' ') : undefined;
}

const labels: Record<string, string> = {
  '/name': words.name,
  '/portions': words.howMuch,
  '/diets': accountWords.dietsLegend,
  '/avoidedAllergens': accountWords.allergensLegend,
  '/dislikes': words.dislikesLegend,
};
const foodNames: Record<string, string> = { ...foodWords.diets, ...foodWords.avoided };

function inWords(names: ReadonlyMap<number, string | null>, value: unknown): string {
  const one = (it: unknown) =>
    typeof it === 'number' ? (names.get(it) ?? words.gone) : (foodNames[String(it)] ?? String(it));
  if (Array.isArray(value)) return value.map(one).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = ({ params }: Route.MetaArgs) => [{ title: titleOf(titleFor(params)) }];

const titleFor = ({ memberNo }: { memberNo: string }) =>
  memberNo === aNewOne ? words.newTitle : words.memberTitle;

/** Somebody of the household: a name, what they must not have, and what they do not like. */
export default function MemberPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { facts, dislikes, version, seen } = loaderData;
  const sent: Sent | undefined = actionData;
  const { problem, typed, asked, two } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const { name, portions, diets, avoidedAllergens } = typed ?? facts;
  const ticked = typed?.dislikes ?? dislikes;
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <AccountNav />
      <h1>{titleFor(params)}</h1>
      <Form method="post" noValidate preventScrollReset className={account.form} ref={form}>
        <input type="hidden" name="version" value={two?.version ?? version} />
        <input type="hidden" name="seen" value={seen} />
        {two ? <BothValuesNote two={two} /> : null}
        {problem && !two && faults.size === 0 ? <Note {...say(problem)} /> : null}
        <section className={account.card} aria-label={titleFor(params)}>
          <Field
            label={words.name}
            name="name"
            value={name}
            hint={words.nameHint}
            limit={30}
            error={faults.has('name') ? words.nameFault : undefined}
            autoComplete="off"
            first
          />
          <Portions portions={portions} />
        </section>
        <section className={account.card} aria-labelledby="food">
          <h2 id="food">{words.eating}</h2>
          <FoodPicker
            legend={accountWords.dietsLegend}
            hint={`${words.dietsHint} ${foodWords.dietsMeaning}`}
            name="diets"
            names={foodWords.diets}
            chosen={diets}
          />
          <FoodPicker
            legend={accountWords.allergensLegend}
            hint={words.allergensHint}
            name="avoidedAllergens"
            names={foodWords.avoided}
            chosen={avoidedAllergens}
            isPart={(value) => groupOf(value) !== value}
          />
          <Dislikes
            key={ticked.length}
            known={onceEach([...dislikes, ...ticked, ...(asked?.choices ?? [])])}
            ticked={ticked}
            text={asked?.fault === undefined ? '' : asked.text}
            fault={asked?.fault}
          />
        </section>
        <div className={account.buttons}>
          <SendButton intent="save" sending={words.saving}>
            {words.save}
          </SendButton>
          <Link to="/account/household" className="button plain">
            {words.back}
          </Link>
        </div>
      </Form>
    </main>
  );
}

function Portions({ portions }: { portions: number }) {
  return (
    <div className={styles.portions}>
      <label htmlFor="portions">{words.howMuch}</label>
      <p id="portions-hint" className={account.muted}>
        {words.howMuchHint}
      </p>
      <select
        id="portions"
        name="portions"
        defaultValue={portions}
        aria-describedby="portions-hint"
      >
        {Array.from({ length: mostPortions + 1 }, (_, count) => (
          <option key={count} value={count}>
            {words.portions(count)}
          </option>
        ))}
      </select>
    </div>
  );
}
