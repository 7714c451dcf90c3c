import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { phoneInWords } from '../../kit/phone.ts';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { AddressFields } from '../checkout/address-fields.tsx';
import type { Route } from './+types/address.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';

const aNewOne = 'new';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { api } = apiOf(context);
  const { items } = await read(request, api.me.addresses.$get());
  const { countries } = await read(request, api.delivery.$get({ query: {} }));
  const known = items.find(({ addressNo }) => String(addressNo) === params.addressNo);
  if (!known && params.addressNo !== aNewOne) throw data(null, { status: 404 });
  const { addressNo: _no, version, ...place } = known ?? { ...empty, addressNo: 0, version: 0 };
  return { isNew: !known, place, version, countries, seen: seenOf(place) };
}

const empty = {
  label: '',
  name: '',
  phone: '',
  address: '',
  country: null,
  postcode: null,
  note: null,
};

type Typed = Record<
  'label' | 'name' | 'phone' | 'address' | 'country' | 'postcode' | 'note',
  string
>;
type Sent = { problem?: Problem; typed?: Typed; two?: TwoVersions | undefined };

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const of = (name: string) => textOf(form, name).trim();
  const typed: Typed = {
    label: of('label'),
    name: of('name'),
    phone: of('phone'),
    address: of('address'),
    country: of('country'),
    postcode: of('postcode'),
    note: of('note'),
  };
  const orNone = (value: string) => (value === '' ? null : value);
  const place = {
    ...typed,
    country: orNone(typed.country),
    postcode: orNone(typed.postcode),
    note: orNone(typed.note),
  };
  const { addresses } = apiOf(context).api.me;
  const { addressNo } = params;
  if (addressNo === aNewOne) {
    const added = await write(request, addresses.$post({ json: place }));
    if (added.ok) return redirect('/account?kept=1#book', 303);
    return data<Sent>({ problem: added.problem, typed });
  }
  const { answer, two } = await saveOver(form, {
    sent: place,
    save: (sent, version) =>
      write(
        request,
        addresses[':addressNo'].$patch({ param: { addressNo }, json: { ...sent, version } }),
      ),
    current: async () => {
      const { items } = await read(request, addresses.$get());
      const value = items.find((each) => String(each.addressNo) === addressNo);
      return { version: value?.version ?? 0, value: value ?? {} };
    },
    tell: (field, mine, theirs) => ({
      label: labels[field] ?? field,
      mine: (mine as string | null) ?? '',
      theirs: (theirs as string | null) ?? '',
    }),
  });
  if (answer.ok) return redirect('/account?kept=1#book', 303);
  return data<Sent>({ problem: answer.problem, typed, two });
}

const labels: Record<string, string> = {
  '/label': accountWords.label,
  '/name': checkoutWords.name,
  '/phone': checkoutWords.phone,
  '/address': checkoutWords.addressLine,
  '/country': deliveryWords.country,
  '/postcode': deliveryWords.postcode,
  '/note': checkoutWords.note,
};

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = ({ params }: Route.MetaArgs) => [{ title: titleOf(titleFor(params)) }];

const titleFor = ({ addressNo }: { addressNo: string }) =>
  addressNo === aNewOne ? accountWords.newAddressTitle : accountWords.addressTitle;

/** A place of the address book: where it is, and what it is called. */
export default function AddressPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { place, version, countries, seen } = loaderData;
  const sent: Sent | undefined = actionData;
  const { problem, typed, two } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const fault = faults.has('label') ? accountWords.labelFault : undefined;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{titleFor(params)}</h1>
      <p className={styles.muted}>{accountWords.addressText}</p>
      <Form method="post" noValidate preventScrollReset className={styles.form} ref={form}>
        <input type="hidden" name="version" value={two?.version ?? version} />
        <input type="hidden" name="seen" value={seen} />
        {two ? <BothValuesNote two={two} /> : null}
        {problem && !two && faults.size === 0 ? <Note {...say(problem)} /> : null}
        <section className={styles.card} aria-label={titleFor(params)}>
          <Field
            label={accountWords.label}
            name="label"
            value={typed?.label ?? place.label}
            hint={accountWords.labelHint}
            limit={30}
            error={fault}
            first
          />
          <AddressFields
            name={typed?.name ?? place.name}
            phone={typed?.phone ?? phoneInWords(place.phone)}
            address={typed?.address ?? place.address}
            country={typed?.country ?? place.country ?? ''}
            postcode={typed?.postcode ?? place.postcode ?? ''}
            note={typed?.note ?? place.note ?? ''}
            countries={countries}
            asksForPlace
            faults={faults}
          />
        </section>
        <div className={styles.buttons}>
          <SendButton intent="save" sending={accountWords.saving}>
            {accountWords.save}
          </SendButton>
          <Link to="/account#book" className="button plain">
            {accountWords.backToBook}
          </Link>
        </div>
      </Form>
    </main>
  );
}
