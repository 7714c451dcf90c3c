import { data, Form } from 'react-router';
import { groupOf, type Allergen, type Diet } from '../../../../server/src/contract/food-terms.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { FoodPicker } from '../../kit/food-picker.tsx';
import { textOf, textsOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { phoneInWords } from '../../kit/phone.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { foodWords } from '../../words/en/food.ts';
import { AddressFields } from '../checkout/address-fields.tsx';
import type { Route } from './+types/profile.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const me = await read(request, apiOf(context).api.me.$get());
  return { ...me, seen: seenOf(editable(me)) };
}

/** What this page changes, as the API has it. */
type Editable = {
  name: string | null;
  phone: string | null;
  address: string | null;
  diets: Diet[];
  avoidedAllergens: Allergen[];
};

const editable = ({ name, phone, address, diets, avoidedAllergens }: Editable): Editable => ({
  name,
  phone,
  address,
  diets,
  avoidedAllergens,
});

type Sent = {
  problem?: Problem;
  typed?: {
    name: string;
    phone: string;
    address: string;
    diets: Diet[];
    avoidedAllergens: Allergen[];
  };
  two?: TwoVersions | undefined;
  saved?: boolean;
};

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = {
    name: textOf(form, 'name').trim(),
    phone: textOf(form, 'phone').trim(),
    address: textOf(form, 'address').trim(),
    // The API refuses what is not one of these.
    diets: textsOf(form, 'diets') as Diet[],
    avoidedAllergens: textsOf(form, 'avoidedAllergens') as Allergen[],
  };
  const orNone = (value: string) => (value === '' ? null : value);
  const { me } = apiOf(context).api;
  const { answer, two } = await saveOver(form, {
    sent: {
      name: orNone(typed.name),
      phone: orNone(typed.phone),
      address: orNone(typed.address),
      diets: typed.diets,
      avoidedAllergens: typed.avoidedAllergens,
    },
    save: (sent, version) => write(request, me.$patch({ json: { ...sent, version } })),
    current: async () => {
      const value = await read(request, me.$get());
      return { version: value.version, value };
    },
    tell: tellProfile,
  });
  if (answer.ok) return data<Sent>({ saved: true });
  return data<Sent>({ problem: answer.problem, typed, two });
}

const labels: Record<string, string> = {
  '/name': checkoutWords.name,
  '/phone': checkoutWords.phone,
  '/address': checkoutWords.address,
  '/diets': accountWords.dietsLegend,
  '/avoidedAllergens': accountWords.allergensLegend,
};
const foodNames: Record<string, string> = { ...foodWords.diets, ...foodWords.avoided };

function tellProfile(field: string, mine: unknown, theirs: unknown) {
  const inWords = (value: unknown) =>
    Array.isArray(value)
      ? value.map((one: string) => foodNames[one] ?? one).join(', ')
      : ((value as string | null) ?? '');
  return { label: labels[field] ?? field, mine: inWords(mine), theirs: inWords(theirs) };
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(accountWords.title) }];

export default function Profile({ loaderData: me, actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(sent);
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{accountWords.title}</h1>
      <p className={styles.muted}>{accountWords.signedInAs(me.email ?? '')}</p>
      <Form method="post" noValidate preventScrollReset className={styles.form} ref={form}>
        {sent?.saved ? <Note calm title={accountWords.saved} /> : null}
        <input type="hidden" name="version" value={sent?.two?.version ?? me.version} />
        <input type="hidden" name="seen" value={me.seen} />
        {sent?.two ? <BothValuesNote two={sent.two} /> : null}
        {problem && !sent.two && faults.size === 0 ? <Note {...say(problem)} /> : null}
        <section className={styles.card} aria-labelledby="contact">
          <div>
            <h2 id="contact">{accountWords.contact}</h2>
            <p className={styles.muted}>{accountWords.contactHint}</p>
          </div>
          <AddressFields
            name={sent?.typed?.name ?? me.name ?? ''}
            phone={sent?.typed?.phone ?? phoneInWords(me.phone ?? '')}
            address={sent?.typed?.address ?? me.address ?? ''}
            faults={faults}
          />
        </section>
        <section className={styles.card} aria-labelledby="food">
          <h2 id="food">{accountWords.food}</h2>
          <FoodPicker
            legend={accountWords.dietsLegend}
            hint={`${accountWords.dietsHint} ${foodWords.dietsMeaning}`}
            name="diets"
            names={foodWords.diets}
            chosen={sent?.typed?.diets ?? me.diets}
          />
          <FoodPicker
            legend={accountWords.allergensLegend}
            hint={accountWords.allergensHint}
            name="avoidedAllergens"
            names={foodWords.avoided}
            chosen={sent?.typed?.avoidedAllergens ?? me.avoidedAllergens}
            isPart={(value) => groupOf(value) !== value}
          />
        </section>
        <SendButton intent="save" sending={accountWords.saving}>
          {accountWords.save}
        </SendButton>
      </Form>
    </main>
  );
}
