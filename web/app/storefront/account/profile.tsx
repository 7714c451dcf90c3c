import { data, Form, Link } from 'react-router';
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
import { apiOf, visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { emailWords } from '../../words/en/email.ts';
import { mailWords } from '../../words/en/mail.ts';
import { passkeysWords } from '../../words/en/passkeys.ts';
import { sessionsWords } from '../../words/en/sessions.ts';
import { foodWords } from '../../words/en/food.ts';
import { substitutionsWords } from '../../words/en/substitutions.ts';
import { AddressFields } from '../checkout/address-fields.tsx';
import type { Route } from './+types/profile.ts';
import { isUsed, removePlace, usePlace } from './address-book.server.ts';
import { AddressBook } from './address-book.tsx';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = apiOf(context);
  const me = await read(request, api.me.$get());
  const { countries } = await read(request, api.delivery.$get({ query: {} }));
  const { items } = await read(request, api.me.addresses.$get());
  const { stop } = await read(request, api.me.mailbox.$get());
  const addresses = items.map((address) => ({ ...address, used: isUsed(address, me) }));
  const { searchParams } = new URL(request.url);
  const done = doneAs.find(([name]) => searchParams.has(name))?.[1] ?? '';
  return { ...me, countries, addresses, stop, done, seen: seenOf(editable(me)) };
}

const doneAs = [
  ['used', accountWords.usedNow],
  ['kept', accountWords.addressKept],
] as const;

/** What this page changes, as the API has it. */
type Editable = {
  name: string | null;
  phone: string | null;
  address: string | null;
  country: string | null;
  postcode: string | null;
  note: string | null;
  diets: Diet[];
  avoidedAllergens: Allergen[];
};

const editable = ({
  name,
  phone,
  address,
  country,
  postcode,
  note,
  diets,
  avoidedAllergens,
}: Editable): Editable => ({
  name,
  phone,
  address,
  country,
  postcode,
  note,
  diets,
  avoidedAllergens,
});

type Sent = {
  problem?: Problem;
  typed?: {
    name: string;
    phone: string;
    address: string;
    country: string;
    postcode: string;
    note: string;
    diets: Diet[];
    avoidedAllergens: Allergen[];
  };
  two?: TwoVersions | undefined;
  saved?: boolean;
};

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const visit = visitOf(context);
  const told = (problem: Problem | undefined) => data<Sent>(problem ? { problem } : {});
  if (intent.startsWith('remove-address ')) return told(await removePlace(request, visit, form));
  if (intent.startsWith('use-address ')) return told(await usePlace(request, visit, form));
  const typed = {
    name: textOf(form, 'name').trim(),
    phone: textOf(form, 'phone').trim(),
    address: textOf(form, 'address').trim(),
    country: textOf(form, 'country'),
    postcode: textOf(form, 'postcode').trim(),
    note: textOf(form, 'note').trim(),
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
      // The field is only there where there are several countries to choose from.
      ...(form.has('country') ? { country: orNone(typed.country) } : {}),
      postcode: orNone(typed.postcode),
      note: orNone(typed.note),
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
  '/country': deliveryWords.country,
  '/postcode': deliveryWords.postcode,
  '/note': checkoutWords.note,
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
      {me.stop === null ? null : (
        <Note title={me.stop.kind === 'bounce' ? mailWords.bounced : mailWords.complained}>
          <p>
            <Link to="/account/letters">{mailWords.seeMore}</Link>
          </p>
        </Note>
      )}
      <p>
        <Link to="/account/letters">{mailWords.link}</Link>
      </p>
      <p>
        <Link to="/account/substitutions">{substitutionsWords.link}</Link>
      </p>
      <p>
        <Link to="/account/email">{emailWords.link}</Link>
      </p>
      <p>
        <Link to="/account/password">{accountWords.changePassword}</Link>
      </p>
      <p>
        <Link to="/account/passkeys">{passkeysWords.link}</Link>
      </p>
      <p>
        <Link to="/account/sessions">{sessionsWords.link}</Link>
      </p>
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
            country={sent?.typed?.country ?? me.country ?? ''}
            postcode={sent?.typed?.postcode ?? me.postcode ?? ''}
            note={sent?.typed?.note ?? me.note ?? ''}
            countries={me.countries}
            asksForPlace
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
      <AddressBook addresses={me.addresses} done={sent ? '' : me.done} />
    </main>
  );
}
